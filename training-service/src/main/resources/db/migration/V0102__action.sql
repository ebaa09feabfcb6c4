-- What players did. A reply without a review is reviewed later; it is never lost.
create table reply (
  id uuid primary key,
  exercise_id uuid not null references exercise on delete cascade,
  inject_id text not null,
  author text not null,
  text text not null,
  at_ms bigint not null,
  written_at timestamptz not null,
  review jsonb,
  quality float8,
  reviewed_ms bigint,
  review_due_at timestamptz not null,
  attempts int not null default 0
);
create index reply_exercise on reply (exercise_id, at_ms);
create index reply_pending on reply (review_due_at) where review is null;
create function reply_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''reply'', ''''); return null; end';
create trigger reply_wake after insert on reply for each statement execute function reply_wake();

create table decision (
  id uuid primary key,
  exercise_id uuid not null references exercise on delete cascade,
  author text not null,
  kind text not null,
  inject_id text,
  target text,
  strategy text,
  at_ms bigint not null
);
create index decision_exercise on decision (exercise_id, at_ms);
