-- Who is answering a mention now, so that two do not. It lapses without activity.
create table mention_claim (
  team text not null,
  mention_id uuid not null,
  incident_id uuid not null references incident,
  holder text not null,
  claimed_at timestamptz not null default app_now(),
  until timestamptz not null,
  primary key (team, mention_id)
);
create index mention_claim_of_incident on mention_claim (incident_id);
