-- Whoever has the token reads the shifts of a person, or of a rotation, in their own calendar. Only its hash is kept.
create table calendar_feed (
  id uuid primary key,
  team text not null,
  person_id uuid,
  rotation_id uuid references rotation on delete cascade,
  token_hash text not null unique,
  created_by text not null,
  created_at timestamptz not null default app_now(),
  check ((person_id is null) <> (rotation_id is null))
);
