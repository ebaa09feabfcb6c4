-- Somebody answers instead of somebody, in addition, or somebody does not answer, for a time.
create table rotation_override (
  id uuid primary key,
  rotation_id uuid not null references rotation on delete cascade,
  absent uuid,
  substitute uuid,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  reason text,
  created_by text not null,
  created_at timestamptz not null default app_now(),
  check (absent is not null or substitute is not null)
);
create index rotation_override_of on rotation_override (rotation_id, until_at);

-- Fixed shifts that stand in for the rotation: [{"person", "from", "until"}]. Where none covers an instant, nobody is
-- on call then.
create table temporary_schedule (
  id uuid primary key,
  rotation_id uuid not null references rotation on delete cascade,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  shifts jsonb not null,
  reason text,
  created_by text not null,
  created_at timestamptz not null default app_now()
);
create index temporary_schedule_of on temporary_schedule (rotation_id, until_at);

-- One person asks another to take a time, perhaps for a time of theirs. Accepted, it becomes overrides.
create table shift_swap (
  id uuid primary key,
  rotation_id uuid not null references rotation on delete cascade,
  asker uuid not null,
  other uuid not null check (other <> asker),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  return_from timestamptz,
  return_until timestamptz check (return_until > return_from),
  state text not null default 'asked' check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
  asked_at timestamptz not null default app_now(),
  answered_at timestamptz,
  check ((return_from is null) = (return_until is null))
);
create index shift_swap_of on shift_swap (rotation_id, asked_at);
