-- A level that somebody has set by hand. The one that was reckoned goes on beside it; storm.level is the one that counts.
create table storm_override (
  brand_id uuid primary key references brand,
  level int not null check (level between 0 and 6),
  reason text not null,
  set_by text not null,
  set_at timestamptz not null,
  until timestamptz
);

alter table storm add column automatic int not null default 0;
alter table storm add column automatic_since timestamptz not null default app_now();
update storm set automatic = level, automatic_since = since;

alter table storm_change
  add column cause text not null default 'automatic' check (cause in ('automatic', 'set', 'lifted', 'expired')),
  add column automatic int,
  add column changed_by text,
  add column reason text,
  add column until timestamptz;
