-- What was counted: mentions and reach when they come in, the rest when they are scored.
create table counter (
  brand_id uuid not null,
  minute timestamptz not null,
  platform text not null,
  mentions bigint not null default 0,
  reach bigint not null default 0,
  scored bigint not null default 0,
  negatives bigint not null default 0,
  toxic bigint not null default 0,
  primary key (brand_id, minute, platform)
) with (fillfactor = 70);

-- What the detector of a brand has learned, up to which bin.
create table watch (
  brand_id uuid primary key references brand,
  position timestamptz,
  state bytea,
  -- Mentions that came after their bin was learned from; many of them are history, which is learned anew.
  late bigint not null default 0,
  checked_at timestamptz not null default 'epoch'
);
create index watch_checked on watch (checked_at);

-- Written beside the counters by whoever takes mentions in; apart from watch, so that nobody waits for the detector.
create table late_count (
  brand_id uuid not null,
  mentions bigint not null
);
create index late_count_brand on late_count (brand_id);

create function watch_brand() returns trigger language plpgsql as
  'begin insert into watch (brand_id) values (new.id); return null; end';
create trigger watch_brand after insert on brand for each row execute function watch_brand();
