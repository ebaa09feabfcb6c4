-- A change of what is promised: open incidents whose deadlines are older are planned anew.
create table sla_revision (
  only_row boolean primary key default true check (only_row),
  revision int not null
);
insert into sla_revision (revision) values (0);

create function sla_changed() returns trigger language plpgsql as $$
begin
  update sla_revision set revision = revision + 1;
  perform pg_notify('sla_changed', '');
  return null;
end
$$;
create trigger sla_changed after insert or update or delete on sla_calendar
  for each statement execute function sla_changed();
create trigger sla_changed after insert or update or delete on sla_opening
  for each statement execute function sla_changed();
create trigger sla_changed after insert or update or delete on sla_holiday
  for each statement execute function sla_changed();
create trigger sla_changed after insert or update or delete on sla_target
  for each statement execute function sla_changed();

create index incident_sla_revision on incident (sla_revision) where state not in ('RESOLVED', 'REVIEWED');

-- An opening that closes at midnight lasts until the end of the day.
alter table sla_opening drop constraint sla_opening_check;
alter table sla_opening add check (closes > opens or closes = '00:00');
