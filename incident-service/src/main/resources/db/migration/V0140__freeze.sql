-- While a brand is frozen, only those named may publish in its name.
create table publishing_freeze (
  id uuid primary key,
  team text not null,
  brand_id uuid not null,
  brand_name text not null,
  -- Empty: everywhere.
  platforms text[] not null default '{}',
  why text not null,
  -- Who may still publish: names as in sign-ins, and functions of people.
  people text[] not null default '{}',
  functions text[] not null default '{}',
  started_at timestamptz not null default app_now(),
  started_by text not null,
  until timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  ending text,
  -- The incident and the storm level that switched it on; null where a person did.
  incident_id uuid references incident,
  storm_level int,
  version int not null default 0,
  check (until > started_at),
  check ((incident_id is null) = (storm_level is null))
);
create unique index freeze_one_of_a_kind on publishing_freeze (team, brand_id, platforms) where ended_at is null;
-- Ended by hand, it does not begin again at the level that began it.
create unique index freeze_once_a_level on publishing_freeze (incident_id, storm_level) where incident_id is not null;
create index freeze_current on publishing_freeze (until) where ended_at is null;
create index freeze_list on publishing_freeze (team, started_at desc, id);

create function freeze_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''publishing_freeze'', ''''); return null; end';
create trigger freeze_wake after insert or update of until on publishing_freeze for each statement execute function freeze_wake();
