-- Everybody of a step with many acknowledgements is told again until they acknowledge themselves, or the incident
-- moves on. The timer runs from the first acknowledgement on; before, the chain itself repeats.
create table awaited_acknowledgement (
  incident_id uuid not null references incident,
  cycle int not null,
  step int not null,
  person_id uuid not null,
  level int not null,
  pause interval not null,
  told int not null default 1,
  due_at timestamptz,
  acknowledged_at timestamptz,
  primary key (incident_id, cycle, step, person_id)
);
create index awaited_acknowledgement_due on awaited_acknowledgement (due_at) where due_at is not null;
create function awaited_acknowledgement_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''awaited_acknowledgement'', ''''); return null; end';
create trigger awaited_acknowledgement_wake after update of due_at on awaited_acknowledgement for each row
  when (new.due_at is distinct from old.due_at and new.due_at is not null)
  execute function awaited_acknowledgement_wake();
