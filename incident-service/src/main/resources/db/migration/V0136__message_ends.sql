-- What is not due yet is not needed once somebody has acknowledged, or the incident is over. Where each of several
-- people is to acknowledge, only their own acknowledgement ends it, or the end of the incident.
create function incident_ends_messages() returns trigger language plpgsql as $$
begin
  update outbox
  set state = 'CANCELLED', finished_at = app_now(), last_error = 'no longer needed: ' || lower(new.state)
  where body ->> 'incidentId' = new.id::text and state = 'WAITING' and due_at > app_now()
    and body ->> 'kind' in ('page', 'level-2')
    and (new.state in ('RESOLVED', 'REVIEWED') or not coalesce((body ->> 'untilOwn')::boolean, false));
  return null;
end
$$;
create trigger incident_ends_messages after update of state on incident for each row
  when (old.state is distinct from new.state and new.state not in ('OPEN', 'WAITING_EXTERNAL'))
  execute function incident_ends_messages();

-- A message that could not be delivered is told to somebody, once.
alter table outbox add column dead_told_at timestamptz;
update outbox set dead_told_at = app_now() where state = 'DEAD';
create index outbox_dead on outbox (finished_at) where state = 'DEAD';
create index outbox_dead_untold on outbox (position) where state = 'DEAD' and dead_told_at is null;

create function dead_letter_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''dead_letter'', ''''); return null; end';
create trigger dead_letter_written after insert on outbox for each row
  when (new.state = 'DEAD') execute function dead_letter_wake();
create trigger dead_letter_ended after update of state on outbox for each row
  when (new.state = 'DEAD' and old.state <> 'DEAD') execute function dead_letter_wake();

create or replace function message_view(message outbox, show_address boolean) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'id', message.id, 'incidentId', message.body ->> 'incidentId', 'team', message.body ->> 'team',
    'kind', coalesce(message.body ->> 'kind', 'page'), 'personId', message.person_id, 'bundleId', message.bundle_id,
    'channel', message.channel, 'target', message.body ->> 'target',
    'address', case when show_address then message.body ->> 'address' else masked(message.body ->> 'address') end,
    'level', (message.body ->> 'level')::int, 'subject', message.body ->> 'subject', 'body', message.body ->> 'text',
    'createdAt', to_char(message.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'dueAt', to_char(message.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'state', lower(message.state), 'attempts', message.attempts, 'lastError', message.last_error,
    'finishedAt', to_char(message.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
$$;

-- Telephone numbers are masked as well.
create or replace function masked(address text) returns text language sql immutable as $$
  select case
    when address like '%@%' then regexp_replace(address, '^(.)[^@]*@', '\1***@')
    when address ~ '^\+' then left(address, 3) || '***' || right(address, 2)
    else regexp_replace(address, '^([a-z]+://[^/:?#]+).*$', '\1/***')
  end
$$;
