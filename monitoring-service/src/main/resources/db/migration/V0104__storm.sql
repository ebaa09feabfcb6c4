-- The storm level of a brand with its reasons, and what is needed to let it rise and fall slowly.
create table storm (
  brand_id uuid primary key references brand,
  level int not null default 0,
  social int not null default 0,
  media int not null default 0,
  since timestamptz not null default app_now(),
  evaluated_at timestamptz not null default 'epoch',
  reasons jsonb not null default '[]',
  rising_to int,
  rising_since timestamptz,
  falling_to int,
  falling_since timestamptz,
  -- Since when the excess has been lasting.
  lasting_since timestamptz
);
create index storm_evaluated on storm (evaluated_at);

create table storm_change (
  brand_id uuid not null references brand,
  at timestamptz not null,
  level int not null,
  primary key (brand_id, at)
);

create function storm_brand() returns trigger language plpgsql as
  'begin insert into storm (brand_id) values (new.id); return null; end';
create trigger storm_brand after insert on brand for each row execute function storm_brand();
