-- An answer to a mention, or words to the public. Its texts are in response_draft.
create table response (
  id uuid primary key,
  incident_id uuid not null references incident,
  team text not null,
  kind text not null check (kind in ('reply', 'statement')),
  -- What it answers, as it was then; null for words to the public.
  mention_id uuid,
  mention jsonb,
  platform text not null,
  language text not null check (language in ('de', 'en')),
  strategy text check (strategy in ('inform', 'deny', 'diminish', 'rebuild', 'bolster')),
  state text not null default 'DRAFT' check (state in ('DRAFT', 'REVIEW_PENDING', 'REVIEWED', 'AWAITING_APPROVAL',
    'APPROVED', 'PUBLISHED', 'WITHDRAWN')),
  author text not null,
  draft int not null default 1,
  -- Filled from words that were approved beforehand, and not changed since.
  pre_approved boolean not null default false,
  review jsonb,
  review_due_at timestamptz,
  review_attempts int not null default 0,
  -- Whose approval is asked for, and why: [{"by": "lead", "why": [{"de": ..., "en": ...}]}]
  needs jsonb not null default '[]',
  published_at timestamptz,
  published_by text,
  published_how text check (published_how in ('connector', 'by-hand')),
  url text,
  external_id text,
  went_well text,
  created_at timestamptz not null default app_now(),
  version int not null default 0,
  check ((mention_id is null) = (mention is null)),
  check ((kind = 'reply') = (mention is not null)),
  check ((state = 'PUBLISHED') = (published_at is not null))
);
-- One answer to a mention is being written at a time.
create unique index response_one_open on response (team, mention_id)
  where mention_id is not null and state not in ('PUBLISHED', 'WITHDRAWN');
create index response_list on response (team, created_at desc, id);
create index response_of_incident on response (incident_id, created_at desc, id);
create index response_review_due on response (review_due_at) where review_due_at is not null;

create function response_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''response'', ''''); return null; end';
create trigger response_wake after update on response for each row
  when (new.review_due_at is distinct from old.review_due_at)
  execute function response_wake();

-- What was written, in every version. Nothing is changed afterwards.
create table response_draft (
  response_id uuid not null references response,
  version int not null,
  text text not null,
  author text not null,
  at timestamptz not null default app_now(),
  primary key (response_id, version)
);

-- Who said yes or no to which version.
create table response_approval (
  response_id uuid not null,
  draft int not null,
  position int generated always as identity,
  actor text not null,
  approved boolean not null,
  -- What was approved: lead, legal.
  covers text[] not null,
  comment text,
  at timestamptz not null default app_now(),
  primary key (response_id, draft, position),
  foreign key (response_id, draft) references response_draft (response_id, version)
);

create function response_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'drafts and approvals are append-only';
end
$$;
create trigger response_draft_is_append_only before update or delete on response_draft
  for each row execute function response_is_append_only();
create trigger response_approval_is_append_only before update or delete on response_approval
  for each row execute function response_is_append_only();
