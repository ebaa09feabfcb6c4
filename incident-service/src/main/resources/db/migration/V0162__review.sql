-- The written review of an incident. Facts stay in the timeline; here is what people say about them.
create table review_rule (
  severity text primary key check (severity in ('S1', 'S2', 'S3', 'S4')),
  -- Until it is due; null: a review is optional, and is opened by hand only.
  days int check (days > 0),
  business_days boolean not null
);
insert into review_rule values ('S1', 3, false), ('S2', 5, true), ('S3', 10, true), ('S4', null, true);

create table review (
  id uuid primary key,
  incident_id uuid not null unique references incident,
  team text not null,
  state text not null default 'DRAFT' check (state in ('DRAFT', 'IN_REVIEW', 'REVIEWED')),
  owner text,
  reviewer text,
  due_at timestamptz,
  next_reminder_at timestamptz,
  -- What is written, as in the API.
  content jsonb not null,
  opened_at timestamptz not null default app_now(),
  submitted_at timestamptz,
  reviewed_at timestamptz,
  version int not null default 0
);
create index review_list on review (team, opened_at desc, id desc);
create index review_reminder on review (next_reminder_at) where next_reminder_at is not null;

-- What was written before, by whom.
create table review_version (
  review_id uuid not null references review,
  version int not null,
  at timestamptz not null default app_now(),
  author text not null,
  content jsonb not null,
  primary key (review_id, version)
);

-- Incidents that wait for their review to be opened; written with the resolution, so that none is forgotten.
create table review_wanted (
  incident_id uuid primary key references incident,
  at timestamptz not null default app_now()
);

create function incident_resolved_is_reviewed() returns trigger language plpgsql as $$
begin
  insert into review_wanted (incident_id) values (new.id) on conflict (incident_id) do nothing;
  perform pg_notify('review', '');
  return null;
end
$$;
create trigger incident_resolved_is_reviewed after update of state on incident for each row
  when (new.state = 'RESOLVED' and old.state <> 'RESOLVED' and not new.exercise)
  execute function incident_resolved_is_reviewed();
