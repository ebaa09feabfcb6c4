-- Posts by others that help, for the team to point to.
create table good_post (
  id uuid primary key,
  incident_id uuid not null references incident,
  url text not null,
  text text not null,
  author text,
  platform text not null,
  why text not null,
  noted_by text not null,
  noted_at timestamptz not null default app_now(),
  unique (incident_id, url)
);
