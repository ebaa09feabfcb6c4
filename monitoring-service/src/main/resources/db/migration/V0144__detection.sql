-- From which scores on the detector speaks, where a brand wants it otherwise than it ships.
create table detection (
  brand_id uuid primary key references brand,
  alert_score float8 not null,
  alert_share float8 not null,
  watch_score float8 not null,
  changed_by text not null,
  changed_at timestamptz not null default app_now()
);
