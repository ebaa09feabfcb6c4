-- Alerts of a brand on one topic go out together. The row is the lock under which a group is told, and its due_at is
-- when it is looked at next; null while none of its alerts is open.
create table alert_group (
  id uuid primary key,
  brand_id uuid not null references brand,
  -- Empty where the alert has no topic.
  topic text not null,
  topic_key text not null generated always as (lower(btrim(topic))) stored,
  told_at timestamptz,
  -- When an alert, and not only a watch, was told last.
  told_alert_at timestamptz,
  due_at timestamptz,
  created_at timestamptz not null default app_now(),
  unique (brand_id, topic_key)
);
create index alert_group_due on alert_group (due_at) where due_at is not null;

create function alert_group_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''alert_group'', ''''); return null; end';
create trigger alert_group_wake after insert or update of due_at on alert_group
  for each statement execute function alert_group_wake();

alter table alert
  add group_id uuid references alert_group,
  -- The rule that was crossed; the detector has none of these ids.
  add rule_id uuid,
  add rule text not null default 'detector',
  add rule_kind text not null default 'detector',
  add category text not null default 'general' check (category in ('general', 'legal', 'threat')),
  add platform text,
  -- By how many standard deviations the negatives exceeded what is usual.
  add excess float8 not null default 0,
  -- When the rule was last seen crossed; what is open and what is over follows from it.
  add last_seen_at timestamptz,
  add suppressed_by jsonb not null default '[]',
  -- How often it was told, when last, and in which message of the outbox.
  add times_told int not null default 0,
  add told_at timestamptz,
  add message_key text;

update alert set last_seen_at = raised_at, times_told = 1, told_at = raised_at, message_key = 'alert/' || id;
alter table alert alter last_seen_at set not null;
create index alert_of_group on alert (group_id, last_seen_at desc);
