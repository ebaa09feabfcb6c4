-- Rules beside the detector. Those without a brand are for all brands; a brand's own rule of the same name takes the
-- place of such a one.
create table rule (
  id uuid primary key,
  brand_id uuid references brand,
  name text not null,
  body jsonb not null,
  created_by text not null,
  created_at timestamptz not null default app_now(),
  changed_by text not null,
  changed_at timestamptz not null default app_now(),
  version int not null default 0,
  unique nulls not distinct (brand_id, name)
);

-- For how many looks a rule has been crossed for a brand.
create table rule_state (
  brand_id uuid not null references brand,
  rule_id uuid not null references rule on delete cascade,
  run int not null,
  bin timestamptz not null,
  primary key (brand_id, rule_id)
);

-- When the rules of a brand are looked at next.
create table rule_look (
  brand_id uuid primary key references brand,
  due_at timestamptz not null default app_now()
);
create index rule_look_due on rule_look (due_at);
insert into rule_look (brand_id) select id from brand;

create function rule_look_brand() returns trigger language plpgsql as
  'begin insert into rule_look (brand_id) values (new.id); return null; end';
create trigger rule_look_brand after insert on brand for each row execute function rule_look_brand();

insert into rule (id, name, body, created_by, changed_by) values
  ('00000000-0000-7000-8000-000000000011', 'toxic share',
    '{"name": "toxic share", "enabled": true, "tells": "alert", "category": "general", "persistence": 2, "cooldown": "PT6H",
      "condition": {"kind": "toxic", "share": 0.3, "minimum": 30}}', 'system', 'system'),
  ('00000000-0000-7000-8000-000000000012', 'legal words',
    '{"name": "legal words", "enabled": true, "tells": "alert", "category": "legal", "persistence": 1, "cooldown": "PT6H",
      "condition": {"kind": "keyword", "words": "Sammelklage or Abmahnung or Datenleck or \"class action\" or \"data breach\"",
        "minimum": 3, "window": "PT1H"}}', 'system', 'system'),
  ('00000000-0000-7000-8000-000000000013', 'threats',
    '{"name": "threats", "enabled": true, "tells": "alert", "category": "threat", "persistence": 1, "cooldown": "PT6H",
      "condition": {"kind": "keyword", "words": "Bombendrohung or Morddrohung or \"bomb threat\" or \"death threat\"",
        "minimum": 2, "window": "PT1H"}}', 'system', 'system');
