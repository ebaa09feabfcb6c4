-- Alerts taken in, with the answer that was given, so that a repeat gets the same one.
create table alert (
  id uuid primary key,
  brand_id uuid not null,
  outcome text not null check (outcome in ('opened', 'joined', 'ignored')),
  incident_id uuid references incident,
  body jsonb not null,
  received_at timestamptz not null default app_now()
);
create index alert_of_incident on alert (incident_id) where incident_id is not null;
