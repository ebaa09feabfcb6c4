-- Authors who asked to be erased. The tombstone is a keyed hash of its own kind: nothing else here can be compared with
-- it, and it stops the intake from taking in what they wrote once more.
create table tombstone (
  hash uuid primary key,
  at timestamptz not null default app_now()
);

-- Who looked up, exported or erased an author, and why. The author is named by the tombstone's hash.
create table access_log (
  id uuid primary key,
  at timestamptz not null default app_now(),
  who text not null,
  kind text not null check (kind in ('lookup', 'export', 'erasure')),
  platform text not null,
  subject uuid not null,
  reason text not null
);
create index access_log_subject on access_log (subject);
create function access_log_stays() returns trigger language plpgsql as
  'begin raise exception ''what was accessed is not forgotten''; end';
create trigger access_log_stays before update or delete or truncate on access_log
  for each statement execute function access_log_stays();

-- Jobs that erase an author. Handle and pseudonyms are there while the job runs, and no longer.
create table erasure (
  id uuid primary key,
  request_key text unique,
  platform text not null,
  handle text,
  authors text[] not null,
  tombstone uuid not null,
  reason text not null,
  created_by text not null,
  created_at timestamptz not null default app_now(),
  step text not null default 'begun' check (step in ('begun', 'mentions', 'texts', 'events', 'tables', 'space', 'done')),
  -- When whoever takes mentions in was sure to see the tombstone; what began before is waited for.
  seen_after timestamptz,
  position_at timestamptz not null default '-infinity',
  position_id uuid not null default '00000000-0000-0000-0000-000000000000',
  position_event bigint not null default 0,
  -- How many rows were removed and how many texts were changed, by table.
  removed jsonb not null default '{}',
  changed jsonb not null default '{}',
  finished_at timestamptz,
  due_at timestamptz not null default app_now(),
  last_error text
);
create index erasure_due on erasure (due_at) where step <> 'done';

-- External ids of what was erased, for those that answer it; there while the job runs.
create table erasure_reference (
  erasure_id uuid not null references erasure,
  external_id text not null,
  primary key (erasure_id, external_id)
);

create function erasure_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''erasure'', ''''); return null; end';
create trigger erasure_wake after insert on erasure for each statement execute function erasure_wake();

create index mention_author on mention (author) where author is not null;

-- Tables that are to be looked through, with a column of the name; no partitions, since their parents are there.
create function tables_with(name text) returns setof text language sql stable as $$
  select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and a.attname = name and not a.attisdropped
  order by 1
$$;

-- Adds to counts by table.
create function counts_plus(counts jsonb, name text, more bigint) returns jsonb language sql immutable as $$
  select case when more = 0 then counts
    else counts || jsonb_build_object(name, coalesce((counts ->> name)::bigint, 0) + more) end
$$;

-- Removes mentions from every table that names them in a column mention_id or mention_ids, whatever feature it is of;
-- gives how many rows, by table.
create function erase_mentions(ids uuid[], days timestamptz[]) returns jsonb language plpgsql as $$
declare
  name text;
  rows bigint;
  counts jsonb := '{}';
begin
  delete from mention_key k using mention m
  where m.id = any(ids) and m.published_at = any(days)
    and k.source = m.source and k.external_id = m.external_id and k.mention_id = m.id;
  get diagnostics rows = row_count;
  counts := counts_plus(counts, 'mention_key', rows);
  for name in select tables_with('mention_id') except select 'mention_key' loop
    if name in (select tables_with('published_at')) then
      execute format('delete from %I where mention_id = any($1) and published_at = any($2)', name) using ids, days;
    else
      execute format('delete from %I where mention_id = any($1)', name) using ids;
    end if;
    get diagnostics rows = row_count;
    counts := counts_plus(counts, name, rows);
  end loop;
  for name in select tables_with('mention_ids') loop
    execute format('update %I set mention_ids = array(select unnest(mention_ids) except select unnest($1))
      where mention_ids && $1', name) using ids;
  end loop;
  delete from mention where id = any(ids) and published_at = any(days);
  get diagnostics rows = row_count;
  return counts_plus(counts, 'mention', rows);
end $$;

-- Removes the rows of authors, and replaces what matches the pattern, in every table but those that are gone through
-- apart or that name authors on purpose. Gives how many rows, by table.
create function erase_elsewhere(authors text[], pattern text, mark text, out removed jsonb, out changed jsonb)
language plpgsql as $$
declare
  apart text[] := array['mention', 'mention_brand', 'mention_score', 'mention_key', 'event', 'counter', 'erasure',
    'erasure_reference', 'access_log', 'tombstone', 'brand', 'brand_query', 'app_clock', 'flyway_schema_history'];
  at record;
  rows bigint;
begin
  removed := '{}';
  changed := '{}';
  for at in select t as name from tables_with('author') as t where not t = any(apart) loop
    execute format('delete from %I where author::text = any($1)', at.name) using authors;
    get diagnostics rows = row_count;
    removed := counts_plus(removed, at.name, rows);
  end loop;
  for at in
    select c.relname::text as name, a.attname::text as field, format_type(a.atttypid, null) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not c.relname = any(apart) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and format_type(a.atttypid, null) in ('text', 'json', 'jsonb', 'text[]')
    order by 1, 2
  loop
    execute format('update %1$I set %2$I = regexp_replace(%2$I::text, $1, $2, ''gi'')::%3$s where %2$I::text ~* $1',
      at.name, at.field, at.type) using pattern, mark;
    get diagnostics rows = row_count;
    changed := counts_plus(changed, at.name, rows);
  end loop;
end $$;

create function counts_sum(counts jsonb, more jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(name, coalesce((counts ->> name)::bigint, 0) + coalesce((more ->> name)::bigint, 0)), '{}')
  from jsonb_object_keys(counts || more) as name
$$;
