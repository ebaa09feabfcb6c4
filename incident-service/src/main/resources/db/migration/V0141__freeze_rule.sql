-- Whether a storm switches a freeze on by itself, what such a freeze is like, and which systems hear of freezes.
create table freeze_rule (
  team text primary key,
  active boolean not null default false,
  storm_level int not null default 4 check (storm_level between 1 and 6),
  lasts interval not null default '4 hours',
  platforms text[] not null default '{}',
  people text[] not null default '{}',
  functions text[] not null default '{}',
  -- Who else is told of every freeze of the team, by hand or not.
  webhooks text[] not null default '{}',
  version int not null default 0
);

-- A storm that rises is looked at once for every level it reaches.
create trigger incident_freeze_wake after update of level on incident for each row
  when (new.level > old.level) execute function freeze_wake();
create trigger freeze_rule_wake after insert or update on freeze_rule
  for each statement execute function freeze_wake();
