-- What is promised for each severity, and when the clock runs. Seed values; a house changes them.
create table sla_calendar (
  name text primary key,
  zone text not null
);
create table sla_opening (
  calendar text not null references sla_calendar,
  day_of_week int not null check (day_of_week between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  primary key (calendar, day_of_week, opens)
);
create table sla_holiday (
  calendar text not null references sla_calendar,
  day date not null,
  name text not null,
  primary key (calendar, day)
);
create table sla_target (
  severity text primary key check (severity in ('S1', 'S2', 'S3', 'S4')),
  acknowledge interval not null,
  first_word interval not null,
  -- How often the public hears from us once it has heard from us; null: not promised.
  update_every interval,
  -- After how long outside help is told although nothing else asks for it; null: on a breach.
  level_2 interval,
  -- An acknowledged incident on which nobody works comes back after this long.
  acknowledge_timeout interval not null,
  -- Null: around the clock.
  calendar text references sla_calendar
);

insert into sla_calendar values ('business-hours', 'Europe/Berlin');
insert into sla_opening select 'business-hours', day, '09:00', '17:00' from generate_series(1, 5) as day;
insert into sla_target values
  ('S1', '5 minutes', '30 minutes', '30 minutes', null, '15 minutes', null),
  ('S2', '15 minutes', '1 hour', '2 hours', '1 hour', '30 minutes', null),
  ('S3', '30 minutes', '4 hours', '8 hours', '8 hours', '1 hour', 'business-hours'),
  ('S4', '4 hours', '24 hours', null, null, '4 hours', 'business-hours');

-- The instants made from the promises.
create table deadline (
  incident_id uuid not null references incident,
  kind text not null check (kind in ('acknowledge', 'first-word', 'update', 'level-2')),
  started_at timestamptz not null,
  target interval not null,
  due_at timestamptz not null,
  state text not null check (state in ('running', 'met', 'breached', 'paused')),
  primary key (incident_id, kind)
);
create index deadline_due on deadline (due_at) where state = 'running';

create function deadline_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''deadline'', ''''); return null; end';
create trigger deadline_wake after insert or update on deadline for each statement execute function deadline_wake();
