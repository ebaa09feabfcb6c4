-- Signals that crossed their rule. Sent to incident-service through the outbox.
create table alert (
  id uuid primary key,
  brand_id uuid not null references brand,
  kind text not null check (kind in ('alert', 'watch')),
  topic text,
  level int not null,
  score float8 not null,
  reasons jsonb not null,
  mention_ids uuid[] not null,
  raised_at timestamptz not null,
  exercise boolean not null,
  incident_id uuid
);
create index alert_brand on alert (brand_id, raised_at desc);
create index alert_order on alert (raised_at desc, id desc);
