-- The figures of an incident, kept because curves are not kept for ever. They are taken when it is resolved and again
-- when the week and the month after it can be told.
create table incident_measures (
  incident_id uuid primary key references incident,
  -- When they are taken next; null: they are final.
  due_at timestamptz,
  attempts int not null default 0,
  measured_at timestamptz,
  -- {"measures": [...]}, as in the API
  measured jsonb
);
create index incident_measures_due on incident_measures (due_at) where due_at is not null;

create function incident_resolved_is_measured() returns trigger language plpgsql as $$
begin
  insert into incident_measures (incident_id, due_at) values (new.id, app_now())
  on conflict (incident_id) do update set due_at = excluded.due_at, attempts = 0;
  perform pg_notify('measure', '');
  return null;
end
$$;
create trigger incident_resolved_is_measured after update of state on incident for each row
  when (new.state = 'RESOLVED' and old.state <> 'RESOLVED')
  execute function incident_resolved_is_measured();
