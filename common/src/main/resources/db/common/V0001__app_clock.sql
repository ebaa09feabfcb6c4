-- The one clock of a service. Only what this function says decides what is due, so that replicas whose own
-- clocks differ agree. The shift is zero except where a rehearsal or a test moves time by hand.
create table app_clock (
  only_row boolean primary key default true check (only_row),
  shift interval not null default interval '0'
);
insert into app_clock default values;

create function app_now() returns timestamptz language sql stable as
  'select clock_timestamp() + (select shift from app_clock)';
