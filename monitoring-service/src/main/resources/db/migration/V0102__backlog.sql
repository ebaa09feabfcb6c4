-- Mentions that wait for their score. All that the score's effect needs stands here, so that it is written without
-- looking at the large tables. A row goes in the transaction that writes its score: scored once, counted once.
create table unscored (
  mention_id uuid primary key,
  published_at timestamptz not null,
  platform text not null,
  exercise boolean not null,
  brand_ids uuid[] not null,
  text text not null,
  language text,
  attempts int not null default 0,
  due_at timestamptz not null default app_now(),
  received_at timestamptz not null default app_now()
);
create index unscored_newest on unscored (published_at desc);

-- Mentions that could not be scored, and why.
create table quarantine (
  mention_id uuid primary key,
  published_at timestamptz not null,
  reason text not null,
  at timestamptz not null default app_now()
);

create function unscored_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''unscored'', ''''); return null; end';
create trigger unscored_wake after insert on unscored for each statement execute function unscored_wake();
