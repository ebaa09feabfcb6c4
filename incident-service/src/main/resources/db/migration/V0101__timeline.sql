-- What happened to an incident. Entries are only added; each carries the hash of the one before, so that a change
-- behind our back shows.
create table timeline_entry (
  incident_id uuid not null references incident,
  position int not null,
  at timestamptz not null,
  kind text not null,
  actor text not null,
  text jsonb not null,
  data jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (incident_id, position)
);

create function timeline_hash(entry timeline_entry) returns text language sql immutable as $$
  select encode(sha256(convert_to(jsonb_build_array(
    entry.incident_id, entry.position, extract(epoch from entry.at), entry.kind, entry.actor, entry.text, entry.data,
    entry.previous_hash)::text, 'UTF8')), 'hex')
$$;

-- Position, instant and hashes are given here, under the lock of the incident, whoever writes.
create function timeline_chain() returns trigger language plpgsql as $$
declare
  last timeline_entry;
begin
  perform from incident where id = new.incident_id for update;
  select * into last from timeline_entry where incident_id = new.incident_id order by position desc limit 1;
  new.position := coalesce(last.position, 0) + 1;
  new.at := app_now();
  new.previous_hash := coalesce(last.hash, '');
  new.hash := timeline_hash(new);
  return new;
end
$$;
create trigger timeline_chain before insert on timeline_entry for each row execute function timeline_chain();

create function timeline_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the timeline is append-only';
end
$$;
create trigger timeline_is_append_only before update or delete on timeline_entry
  for each row execute function timeline_is_append_only();
create trigger timeline_is_not_emptied before truncate on timeline_entry
  for each statement execute function timeline_is_append_only();

-- An entry as the outside sees it.
create function timeline_view(entry timeline_entry) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'incidentId', entry.incident_id, 'position', entry.position,
    'at', to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'kind', entry.kind, 'actor', entry.actor, 'text', entry.text, 'data', entry.data, 'hash', entry.hash)
$$;
