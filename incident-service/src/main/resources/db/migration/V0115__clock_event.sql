-- What happened to the clocks of an incident. Only added to; the deadlines follow from it and from the calendars.
create table clock_event (
  position bigint generated always as identity primary key,
  incident_id uuid not null references incident,
  at timestamptz not null,
  event text not null check (event in
    ('started', 'paused', 'resumed', 'hours-changed', 'target-changed', 'met', 'breached', 'warned')),
  -- Which promise; null where it is about all of them.
  kind text check (kind in ('acknowledge', 'first-word', 'update', 'level-2')),
  target interval,
  -- From here on: 'paused', 'always' or the name of a calendar.
  hours text,
  percent int
);
create index clock_event_of_incident on clock_event (incident_id, position);
create trigger clock_event_is_append_only before update or delete on clock_event
  for each row execute function timeline_is_append_only();
create trigger clock_event_is_not_emptied before truncate on clock_event
  for each statement execute function timeline_is_append_only();

-- The same, folded: [{"from": …, "hours": …}]. It takes the place of the pauses.
alter table incident add column hours jsonb not null default '[]', add column sla_revision int not null default 0;
alter table deadline
  add column warned int not null default 0 check (warned in (0, 50, 75, 90)),
  add column warn_at timestamptz;
alter table deadline add column next_at timestamptz generated always as (least(due_at, warn_at)) stored;
create index deadline_next on deadline (next_at) where state = 'running';

insert into clock_event (incident_id, at, event, hours)
select incident.id, opened_at, 'hours-changed', coalesce(calendar, 'always')
from incident join sla_target on sla_target.severity = incident.severity
order by incident.id;
insert into clock_event (incident_id, at, event, kind, target)
select incident_id, started_at, 'started', kind, target from deadline order by started_at;
insert into clock_event (incident_id, at, event, hours)
select id, at, event, hours
from (
  select incident.id, 0 as place, (pause ->> 'from')::timestamptz as at, 'paused' as event, 'paused' as hours
  from incident cross join lateral jsonb_array_elements(pauses) as pause
  union all
  select incident.id, 1, (pause ->> 'until')::timestamptz, 'resumed', coalesce(calendar, 'always')
  from incident join sla_target on sla_target.severity = incident.severity
    cross join lateral jsonb_array_elements(pauses) as pause
  where pause ->> 'until' is not null) as change
order by at, place;
insert into clock_event (incident_id, at, event, kind)
select incident_id, app_now(), state, kind from deadline where state in ('met', 'breached');
update incident set hours = coalesce((
  select jsonb_agg(jsonb_build_object('from', to_jsonb(at), 'hours', hours) order by at, position)
  from clock_event where incident_id = incident.id and hours is not null), '[]');
