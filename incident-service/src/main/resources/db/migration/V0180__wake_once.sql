-- Whoever fires timers is woken once a statement, and only for one that is due before all others still ahead: for
-- those he wakes by himself.
drop trigger incident_chain_wake on incident;
create or replace function incident_chain_wake() returns trigger language plpgsql as $$
declare
  earliest timestamptz;
begin
  select min(changed.chain_due_at) into earliest
  from changed join before using (id)
  where changed.chain_due_at is distinct from before.chain_due_at;
  if earliest is not null and not exists (
    select from incident where chain_due_at > app_now() and chain_due_at < earliest) then
    perform pg_notify('incident_chain', '');
  end if;
  return null;
end
$$;
create trigger incident_chain_wake after update on incident
  referencing old table as before new table as changed
  for each statement execute function incident_chain_wake();
