-- Ends a day of a table of mentions: its partition is dropped, and what is to stay moves to a small one of the same
-- name. So a day shrinks to what belongs to incidents, and every query goes on finding it by its date. A default
-- partition for what stays was the other way: then no day could be attached without looking through that, and all
-- that stays would lie in one heap that only deletes make smaller.
--
-- The parent is locked for the swap alone; whoever writes mentions waits for the quarter of a second at most that this
-- waits for its locks. Where it does not get them it fails, and is tried again. Null where the partition is no longer
-- the one that was seen.
create function mention_day_ends(parent text, part text, seen bigint, stays uuid[]) returns bigint
language plpgsql set lock_timeout = '250ms' as $$
declare
  id text := case parent when 'mention' then 'id' else 'mention_id' end;
  fresh text := part || '_fresh';
  day date := to_date(right(part, 8), 'YYYYMMDD');
  kept bigint;
begin
  perform pg_advisory_xact_lock(hashtext('mention_days'));
  if to_regclass(part)::oid is distinct from seen::oid then
    return null;
  end if;
  execute format('lock table %I in share row exclusive mode', part);
  execute format('create table %I (like %I including defaults including constraints)', fresh, parent);
  execute format('insert into %I select * from %I where %I = any($1)', fresh, part, id) using stays;
  get diagnostics kept = row_count;
  execute format('alter table %I detach partition %I', parent, part);
  execute format('drop table %I', part);
  if kept = 0 then
    execute format('drop table %I', fresh);
    return 0;
  end if;
  execute format('alter table %I rename to %I', fresh, part);
  execute format('comment on table %I is %L', part, 'what belongs to incidents');
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part,
    day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
  return kept;
end $$;

-- The days there are, of which table, and whether they have shrunk already.
create view mention_day as
select p.relname::text as parent, c.relname::text as part, c.oid::bigint as oid,
  to_date(right(c.relname, 8), 'YYYYMMDD')::timestamp at time zone 'UTC' as begins_at,
  (to_date(right(c.relname, 8), 'YYYYMMDD') + 1)::timestamp at time zone 'UTC' as ends_at,
  obj_description(c.oid, 'pg_class') is not null as shrunk
from pg_inherits i
join pg_class p on p.oid = i.inhparent
join pg_class c on c.oid = i.inhrelid
where p.relname in ('mention', 'mention_brand', 'mention_score') and p.relkind = 'p';

create index quarantine_published on quarantine (published_at);
create index outbox_finished on outbox (finished_at) where finished_at is not null;
