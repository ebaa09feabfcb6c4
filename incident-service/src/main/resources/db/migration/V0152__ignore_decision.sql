-- Decisions not to react, each with what would end it. An incident that is ignored is resolved and watched over.
create table ignore_decision (
  id uuid primary key,
  incident_id uuid not null references incident,
  -- What is looked at: all of the brand, what has these words, or what is about this mention.
  words text,
  mention_id uuid,
  reason text not null,
  owner text not null,
  -- {"excess": 4.0, "negativesPerHour": 50, "reachPerHour": 100000, "mediaPerHour": 1, "level": 3}, as in the API
  tripwires jsonb not null,
  decided_by text not null,
  decided_at timestamptz not null default app_now(),
  until_at timestamptz not null,
  -- When the owner is reminded; null once that is done.
  remind_at timestamptz,
  -- Up to when it is known what was said, and when it is looked at next.
  seen_until timestamptz not null default app_now(),
  look_at timestamptz not null default app_now(),
  -- Since when monitoring has not answered and that has been told; nobody then takes it for calm.
  blind_told boolean not null default false,
  ended_at timestamptz,
  ending text check (ending in ('TRIPPED', 'EXPIRED', 'REVOKED')),
  ended_by text,
  fired jsonb not null default '[]',
  -- The incident that goes on: the same one, or one that follows it.
  continued_in uuid references incident
);
create unique index ignore_decision_one on ignore_decision (incident_id) where ended_at is null;
create index ignore_decision_of_incident on ignore_decision (incident_id, decided_at);
create index ignore_decision_look on ignore_decision (look_at) where ended_at is null;
create index ignore_decision_until on ignore_decision (until_at) where ended_at is null;

create function ignore_decision_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''ignore_decision'', ''''); return null; end';
create trigger ignore_decision_wake after insert or update of look_at on ignore_decision
  for each statement execute function ignore_decision_wake();
