-- When words need somebody's approval before they go out. The row 'default' serves teams that have none of their own.
create table approval_policy (
  team text primary key,
  -- {"rules": [{"severities": [], "kinds": [], "platforms": [], "needs": ["lead"]}]}; an empty list means any
  rules jsonb not null,
  version int not null default 0
);

insert into approval_policy (team, rules) values ('default', '{"rules": [
  {"severities": [], "kinds": ["statement"], "platforms": [], "needs": ["lead"]},
  {"severities": ["S1", "S2"], "kinds": [], "platforms": [], "needs": ["lead"]}]}');
