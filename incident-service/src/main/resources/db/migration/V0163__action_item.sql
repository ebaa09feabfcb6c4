-- What a review says is to be done.
create table action_item (
  id uuid primary key,
  review_id uuid not null references review,
  incident_id uuid not null references incident,
  team text not null,
  text text not null,
  owner text not null,
  due_at timestamptz not null,
  next_reminder_at timestamptz,
  done_at timestamptz,
  done_by text,
  created_by text not null,
  created_at timestamptz not null default app_now(),
  version int not null default 0
);
create index action_item_of_review on action_item (review_id, due_at, id);
create index action_item_list on action_item (team, due_at, id);
create index action_item_reminder on action_item (next_reminder_at) where next_reminder_at is not null;

create function task_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''task'', ''''); return null; end';
create trigger action_item_wake after insert or update of next_reminder_at on action_item
  for each statement execute function task_wake();
create trigger review_wake after insert or update of next_reminder_at on review
  for each statement execute function task_wake();
