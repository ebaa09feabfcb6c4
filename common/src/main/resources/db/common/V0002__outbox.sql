-- Messages to the outside, written in the transaction whose effect they announce, delivered afterwards.
create table outbox (
  id uuid primary key,
  position bigint generated always as identity,
  channel text not null,
  -- Messages that share this key leave one after the other, in the order they were written.
  ordering_key text,
  -- What must not be sent twice, for example incident/cycle/step/target.
  dedupe_key text unique,
  body jsonb not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'DEAD')),
  created_at timestamptz not null default app_now(),
  due_at timestamptz not null default app_now(),
  attempts int not null default 0,
  -- Who is sending it now; a result that carries an older lease is not accepted.
  lease uuid,
  finished_at timestamptz,
  last_error text
);
create index outbox_due on outbox (due_at) where state = 'PENDING';
create index outbox_order on outbox (ordering_key, position) where state = 'PENDING' and ordering_key is not null;

create function outbox_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''outbox'', ''''); return null; end';
create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake();
