-- A crisis being handled. The row is the lock under which everything about the incident happens, so the order of
-- its timeline is the order of commits.
create table incident (
  id uuid primary key,
  number text not null unique,
  brand_id uuid not null,
  brand_name text not null,
  team text not null,
  title text not null,
  topic text,
  -- What is compared when an alert looks for its incident; upper case or not makes no difference.
  topic_key text generated always as (lower(btrim(topic))) stored,
  cause text,
  severity text not null check (severity in ('S1', 'S2', 'S3', 'S4')),
  state text not null default 'OPEN' check (state in
    ('OPEN', 'ACKNOWLEDGED', 'RESPONDING', 'STABILISED', 'RESOLVED', 'REVIEWED', 'WAITING_EXTERNAL')),
  -- Where it goes on when it no longer waits for somebody outside.
  state_before_waiting text,
  waiting_until timestamptz,
  level int not null default 0 check (level between 0 and 6),
  peak_level int not null default 0 check (peak_level between 0 and 6),
  level_at timestamptz,
  reasons jsonb not null default '[]',
  exercise boolean not null default false,
  lead text,
  opened_at timestamptz not null default app_now(),
  acknowledged_at timestamptz,
  acknowledged_by text,
  first_word_at timestamptz,
  stabilised_at timestamptz,
  resolved_at timestamptz,
  pauses jsonb not null default '[]',
  -- Where the escalation chain stands; the timer is a column.
  chain_cycle int not null default 0,
  chain_round int not null default 0,
  chain_step int not null default 0,
  chain_urgent boolean not null default false,
  chain_due_at timestamptz,
  version int not null default 0
);

-- However many alerts arrive at once, a brand has one open incident on a topic.
create unique index incident_one_open on incident (brand_id, topic_key, exercise)
  where state not in ('RESOLVED', 'REVIEWED');
create index incident_open_of_brand on incident (brand_id) where state not in ('RESOLVED', 'REVIEWED');
create index incident_list on incident (team, opened_at desc, id);
create index incident_chain_due on incident (chain_due_at) where chain_due_at is not null;

create function incident_chain_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''incident_chain'', ''''); return null; end';
create trigger incident_chain_wake after update of chain_due_at on incident for each row
  when (new.chain_due_at is distinct from old.chain_due_at and new.chain_due_at is not null)
  execute function incident_chain_wake();

-- Numbers begin anew every year: 2026-1.
create table incident_number (
  year int primary key,
  last int not null
);

-- What a caller has created under an Idempotency-Key, so that a repeat creates nothing.
create table idempotent_request (
  caller text not null,
  key text not null,
  body_hash text not null,
  incident_id uuid not null,
  at timestamptz not null default app_now(),
  primary key (caller, key)
);
