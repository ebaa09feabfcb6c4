-- What was said, as it was when somebody took it into the vault. Rows are only added; each carries the hash of the one
-- before it in its team, so that a change behind our back shows. The content is sealed; what opens it lies in
-- evidence_key, and who takes that row away makes the content unreadable without breaking the chain.
create table evidence (
  id uuid primary key,
  team text not null,
  position int not null,
  incident_id uuid not null references incident,
  mention_id uuid,
  kind text not null check (kind in ('mention', 'file')),
  media_type text not null,
  taken_at timestamptz not null,
  taken_by text not null,
  reason text not null,
  -- SHA-256 of the content before it was sealed.
  content_hash text not null,
  content bytea not null,
  previous_hash text not null,
  hash text not null,
  unique (team, position)
);
create index evidence_of_incident on evidence (incident_id, position);

-- The key of one piece of evidence, itself sealed under the key of the house that the id names.
create table evidence_key (
  evidence_id uuid primary key references evidence,
  key_id text not null,
  sealed bytea not null
);

-- Who read or erased what, when and why; chained in the same way.
create table evidence_access (
  id uuid primary key,
  team text not null,
  position int not null,
  evidence_id uuid not null references evidence,
  at timestamptz not null,
  who text not null,
  action text not null check (action in ('read', 'erase')),
  reason text not null,
  previous_hash text not null,
  hash text not null,
  unique (team, position)
);

-- Where each chain has got to: its lock, and what shows that its end was cut off.
create table evidence_head (
  team text not null,
  chain text not null,
  position int not null default 0,
  hash text not null default '',
  primary key (team, chain)
);

create function evidence_hash(it evidence) returns text language sql immutable as $$
  select encode(sha256(convert_to(jsonb_build_array(
    it.id, it.team, it.position, it.incident_id, it.mention_id, it.kind, it.media_type, extract(epoch from it.taken_at),
    it.taken_by, it.reason, it.content_hash, encode(sha256(it.content), 'hex'), it.previous_hash)::text, 'UTF8')), 'hex')
$$;

create function evidence_access_hash(it evidence_access) returns text language sql immutable as $$
  select encode(sha256(convert_to(jsonb_build_array(
    it.id, it.team, it.position, it.evidence_id, extract(epoch from it.at), it.who, it.action, it.reason,
    it.previous_hash)::text, 'UTF8')), 'hex')
$$;

create function evidence_head_of(its_team text, its_chain text) returns evidence_head language plpgsql as $$
declare
  head evidence_head;
begin
  insert into evidence_head (team, chain) values (its_team, its_chain) on conflict do nothing;
  select * into head from evidence_head where team = its_team and chain = its_chain for update;
  return head;
end
$$;

-- Position, instant and hashes are given here, under the lock of the chain, whoever writes.
create function evidence_chain() returns trigger language plpgsql as $$
declare
  head evidence_head := evidence_head_of(new.team, 'evidence');
begin
  new.position := head.position + 1;
  new.taken_at := app_now();
  new.previous_hash := head.hash;
  new.hash := evidence_hash(new);
  update evidence_head set position = new.position, hash = new.hash where team = new.team and chain = 'evidence';
  return new;
end
$$;
create trigger evidence_chain before insert on evidence for each row execute function evidence_chain();

create function evidence_access_chain() returns trigger language plpgsql as $$
declare
  head evidence_head := evidence_head_of(new.team, 'access');
begin
  new.position := head.position + 1;
  new.at := app_now();
  new.previous_hash := head.hash;
  new.hash := evidence_access_hash(new);
  update evidence_head set position = new.position, hash = new.hash where team = new.team and chain = 'access';
  return new;
end
$$;
create trigger evidence_access_chain before insert on evidence_access
  for each row execute function evidence_access_chain();

create function evidence_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the vault and its access log are append-only';
end
$$;
create trigger evidence_stays before update or delete or truncate on evidence
  for each statement execute function evidence_stays();
create trigger evidence_access_stays before update or delete or truncate on evidence_access
  for each statement execute function evidence_stays();
