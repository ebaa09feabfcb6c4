-- Who is told, in what order, after what delay, how often repeated. A policy is replaced whole, so it is stored
-- whole. The row 'default' serves teams that have none of their own.
create table escalation_policy (
  team text primary key,
  name text not null,
  repeat int not null check (repeat between 0 and 5),
  -- {"steps": [...], "fallback": [...]}, as in the API
  targets jsonb not null,
  version int not null default 0
);

insert into escalation_policy (team, name, repeat, targets) values ('default', 'Standard', 1, '{
  "steps": [
    {"level": 1, "delay": "PT0S", "targets": []},
    {"level": 2, "delay": "PT30M", "targets": []}],
  "fallback": []}');

-- What has fired. The key is the promise that a step fires once.
create table step_fired (
  incident_id uuid not null references incident,
  cycle int not null,
  step int not null,
  level int not null,
  fired_at timestamptz not null,
  targets text[] not null,
  primary key (incident_id, cycle, step)
);

-- Signs what is sent to a webhook. Apart from the policy, because it is never read back.
create table webhook_secret (
  team text not null,
  address text not null,
  secret text not null,
  primary key (team, address)
);
