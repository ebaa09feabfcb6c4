-- Where each timeline ends, so that one cut off at its end shows. Entries may say when they happened, which is when
-- their incident was read under its lock; it is never before the entry above.
create table timeline_head (
  incident_id uuid primary key references incident,
  position int not null,
  hash text not null
);
insert into timeline_head
select distinct on (incident_id) incident_id, position, hash from timeline_entry order by incident_id, position desc;

create or replace function timeline_chain() returns trigger language plpgsql as $$
declare
  last timeline_entry;
begin
  perform from incident where id = new.incident_id for update;
  select * into last from timeline_entry where incident_id = new.incident_id order by position desc limit 1;
  new.position := coalesce(last.position, 0) + 1;
  new.at := greatest(coalesce(new.at, app_now()), last.at);
  new.previous_hash := coalesce(last.hash, '');
  new.hash := timeline_hash(new);
  return new;
end
$$;

create function timeline_head_moves() returns trigger language plpgsql as $$
begin
  insert into timeline_head
  select distinct on (incident_id) incident_id, position, hash from added order by incident_id, position desc
  on conflict (incident_id) do update set position = excluded.position, hash = excluded.hash;
  return null;
end
$$;
create trigger timeline_head_moves after insert on timeline_entry referencing new table as added
  for each statement execute function timeline_head_moves();

create function timeline_head_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.incident_id = old.incident_id and new.position > old.position then
    return new;
  end if;
  raise exception 'the timeline is append-only';
end
$$;
create trigger timeline_head_only_grows before update or delete on timeline_head
  for each row execute function timeline_head_only_grows();
create trigger timeline_head_is_not_emptied before truncate on timeline_head
  for each statement execute function timeline_is_append_only();

-- An entry is broken when it is missing, does not follow the one before, or was changed; the timeline also when it
-- does not end where its head says.
create function timeline_verdict(incident uuid, out entries int, out first_broken int) language sql stable as $$
  with head as (
    select coalesce((select position from timeline_head where incident_id = incident), 0) as position,
      coalesce((select hash from timeline_head where incident_id = incident), '') as hash),
  checked as (
    select (entry).position, (entry).hash, place, (entry).position = place and (entry).hash = timeline_hash(entry)
      and (entry).previous_hash = coalesce(lag((entry).hash) over (order by (entry).position), '') as intact
    from (
      select entry, (row_number() over (order by entry.position))::int as place
      from timeline_entry entry where entry.incident_id = incident) as placed),
  ending as (
    select coalesce(max(position), 0) as position, coalesce((array_agg(hash order by position desc))[1], '') as hash
    from checked)
  select (select count(*)::int from checked),
    coalesce(
      (select min(place) from checked where not intact),
      (select least(head.position, ending.position) + 1 from head, ending
       where head.position <> ending.position or head.hash <> ending.hash))
$$;
