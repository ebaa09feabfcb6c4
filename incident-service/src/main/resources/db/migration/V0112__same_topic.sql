-- Alerts open one incident on a topic, however many arrive at once. People may open more on the same topic; the worst
-- of them keeps the others quiet.
alter table incident
  add column sole boolean not null default true,
  add column suppressed_by uuid references incident;

-- Only what alerts open is the only one; whoever compares topics does so below.
drop index incident_one_open;
alter table incident drop column topic_key;
alter table incident add column topic_key text generated always as (case when sole then lower(btrim(topic)) end) stored;
create unique index incident_one_open on incident (brand_id, topic_key, exercise)
  where state not in ('RESOLVED', 'REVIEWED');

create index incident_open_on_topic on incident (brand_id, lower(btrim(topic)), exercise)
  where topic is not null and state not in ('RESOLVED', 'REVIEWED');
create index incident_suppressed on incident (suppressed_by) where suppressed_by is not null;

create function incident_calmed() returns trigger language plpgsql as
  'begin perform pg_notify(''incident_calmed'', ''''); return null; end';
create trigger incident_calmed after update of state, severity on incident for each row
  when (old.severity in ('S1', 'S2') and old.state not in ('RESOLVED', 'REVIEWED')
    and (new.severity in ('S3', 'S4') or new.state in ('RESOLVED', 'REVIEWED')))
  execute function incident_calmed();
