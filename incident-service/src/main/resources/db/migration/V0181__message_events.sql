-- What happens to messages is told once a statement, however many there are.
drop trigger message_created on outbox;
drop trigger message_changed on outbox;
drop function message_event();

create function messages_created() returns trigger language plpgsql as $$
begin
  insert into event (team, type, subject, data)
  select body ->> 'team', 'message', body ->> 'incidentId', message_view(created, false)
  from created order by position;
  return null;
end
$$;
create trigger messages_created after insert on outbox
  referencing new table as created
  for each statement execute function messages_created();

create function messages_changed() returns trigger language plpgsql as $$
begin
  insert into event (team, type, subject, data)
  select changed.body ->> 'team', 'message', changed.body ->> 'incidentId', message_view(changed, false)
  from changed join before using (id)
  where changed.state <> before.state or changed.last_error is distinct from before.last_error
  order by changed.position;
  return null;
end
$$;
create trigger messages_changed after update on outbox
  referencing old table as before new table as changed
  for each statement execute function messages_changed();
