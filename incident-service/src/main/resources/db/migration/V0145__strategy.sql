-- How those who answer a crisis see it: what the recommendation is made from besides cause and cluster.
create table strategy_facts (
  incident_id uuid primary key references incident,
  history boolean not null default false,
  reputation text not null default 'neutral' check (reputation in ('good', 'neutral', 'bad')),
  claim text not null default 'unclear' check (claim in ('false', 'unclear', 'true')),
  changed_by text not null,
  changed_at timestamptz not null default app_now()
);

-- The ledger: what was advised, what was chosen, by whom and why, what spoke against it. Nothing is changed later.
create table strategy_choice (
  id uuid primary key,
  incident_id uuid not null references incident,
  posture text not null check (posture in ('inform', 'deny', 'diminish', 'rebuild', 'bolster')),
  advised text not null check (advised in ('inform', 'deny', 'diminish', 'rebuild', 'bolster')),
  why text not null,
  warnings jsonb not null,
  chosen_by text not null,
  chosen_at timestamptz not null default app_now(),
  position bigint generated always as identity
);
create index strategy_choice_of_incident on strategy_choice (incident_id, position);

-- What came of a choice, as people saw it.
create table strategy_effect (
  choice_id uuid not null references strategy_choice,
  position bigint generated always as identity,
  effect text not null,
  noted_by text not null,
  noted_at timestamptz not null default app_now(),
  primary key (choice_id, position)
);

create function strategy_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only';
end
$$;
create trigger strategy_choice_is_append_only before update or delete on strategy_choice
  for each row execute function strategy_is_append_only();
create trigger strategy_effect_is_append_only before update or delete on strategy_effect
  for each row execute function strategy_is_append_only();
