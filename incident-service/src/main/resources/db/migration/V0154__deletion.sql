-- Requests to hide or remove what others have written, with what was known when they were made. Also what was blocked
-- is kept: that somebody wanted to is part of the story.
create table deletion (
  id uuid primary key,
  incident_id uuid not null references incident,
  mention_id uuid not null,
  platform text not null,
  external_id text not null,
  url text,
  action text not null check (action in ('HIDE', 'REMOVE')),
  classification text not null check (classification in ('LAWFUL_CRITICISM', 'NETIQUETTE', 'ILLEGAL')),
  reason text not null,
  -- How the text reads to scoring-service, as advice; null where it was not scored yet.
  advice jsonb,
  backlash jsonb not null,
  evidence_id uuid references evidence,
  state text not null check (state in ('BLOCKED', 'REQUESTED', 'BY_HAND', 'DONE', 'REFUSED', 'WITHDRAWN')),
  requested_by text not null,
  requested_at timestamptz not null default app_now(),
  decided_by text,
  decided_at timestamptz,
  decision text,
  done_by text,
  done_at timestamptz,
  -- Where it is seen that it was done: an address, or a picture in the vault.
  link text,
  proof_id uuid references evidence
);
create unique index deletion_one_open on deletion (mention_id) where state in ('REQUESTED', 'BY_HAND');
create index deletion_of_incident on deletion (incident_id, requested_at);
