-- What is watched, and the saved searches that find its mentions.
create table brand (
  id uuid primary key,
  name text not null,
  team text not null,
  languages text[] not null,
  handles text[] not null,
  created_at timestamptz not null,
  version int not null
);
create index brand_team on brand (team, name);

create table brand_query (
  id uuid primary key,
  brand_id uuid not null references brand,
  name text not null,
  expression text not null,
  created_at timestamptz not null,
  version int not null
);
create index brand_query_brand on brand_query (brand_id, created_at);

-- Every replica holds the queries in memory and reads them again when they change.
create function brand_query_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''brand_query'', ''''); return null; end';
create trigger brand_query_wake after insert or update or delete on brand_query
  for each statement execute function brand_query_wake();
