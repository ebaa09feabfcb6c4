-- What mutes alerts for a time. What is pending, active and expired follows from the time.
create table silence (
  id uuid primary key,
  team text not null,
  matchers jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Windows of the week in a zone; null where it holds all the time from start to end.
  recurrence jsonb,
  comment text not null,
  created_by text not null,
  created_at timestamptz not null default app_now(),
  changed_by text not null,
  changed_at timestamptz not null default app_now(),
  version int not null default 0,
  check (starts_at < ends_at)
);
create index silence_team on silence (team, id desc);
create index silence_end on silence (ends_at);

-- By which an alert mutes another: where one of the brand matches source, those that match target are not told. The
-- storm itself is a source as well, with the kind "storm" and its level.
create table inhibition (
  id uuid primary key,
  name text not null unique,
  source jsonb not null,
  target jsonb not null,
  enabled boolean not null default true,
  changed_by text,
  changed_at timestamptz not null default app_now()
);
insert into inhibition (id, name, source, target) values
  ('00000000-0000-7000-8000-000000000001', 'an alert of the brand mutes its watch',
    '[{"label": "kind", "operator": "=", "value": "alert"}]',
    '[{"label": "kind", "operator": "=", "value": "watch"}]'),
  ('00000000-0000-7000-8000-000000000002', 'a storm of level 5 mutes rules on a single platform',
    '[{"label": "kind", "operator": "=", "value": "storm"}, {"label": "level", "operator": "=~", "value": "[56]"}]',
    '[{"label": "platform", "operator": "=~", "value": ".+"}]');
