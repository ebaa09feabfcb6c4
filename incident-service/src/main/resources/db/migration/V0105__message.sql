-- The outbox as people see it.
create index outbox_of_incident on outbox ((body ->> 'incidentId'), position);
create index outbox_of_team on outbox ((body ->> 'team'), position);

-- Keeps the first letter and the domain: e***@example.org.
create function masked(address text) returns text language sql immutable as $$
  select case
    when address like '%@%' then regexp_replace(address, '^(.)[^@]*@', '\1***@')
    else regexp_replace(address, '^([a-z]+://[^/:?#]+).*$', '\1/***')
  end
$$;

create function message_view(message outbox, show_address boolean) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'id', message.id, 'incidentId', message.body ->> 'incidentId', 'team', message.body ->> 'team',
    'channel', message.channel, 'target', message.body ->> 'target',
    'address', case when show_address then message.body ->> 'address' else masked(message.body ->> 'address') end,
    'level', (message.body ->> 'level')::int, 'subject', message.body ->> 'subject', 'body', message.body ->> 'text',
    'createdAt', to_char(message.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'state', lower(message.state), 'attempts', message.attempts, 'lastError', message.last_error,
    'finishedAt', to_char(message.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
$$;

-- Whoever watches live sees messages come and go; addresses are masked, since viewers watch too.
create function message_event() returns trigger language plpgsql as $$
begin
  insert into event (team, type, subject, data)
  values (new.body ->> 'team', 'message', new.body ->> 'incidentId', message_view(new, false));
  return null;
end
$$;
create trigger message_created after insert on outbox for each row execute function message_event();
create trigger message_changed after update on outbox for each row
  when (old.state <> new.state or old.last_error is distinct from new.last_error) execute function message_event();
