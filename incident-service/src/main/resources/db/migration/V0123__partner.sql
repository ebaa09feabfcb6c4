-- Help from outside: a PR agency, a law firm, the board. They need no account; they are told at their addresses:
-- [{"name", "channel", "address"}].
create table partner (
  id uuid primary key,
  team text not null,
  name text not null,
  kind text not null check (kind in ('pr-agency', 'law-firm', 'board', 'other')),
  language text not null check (language in ('de', 'en')),
  contacts jsonb not null,
  version int not null default 0
);
create index partner_of_team on partner (team, id);
