-- What outside help is handed: the situation as it was when level 2 was told. The curve comes from monitoring, if need
-- be later; nothing else changes afterwards.
create table briefing_packet (
  incident_id uuid not null references incident,
  n int not null,
  frozen_at timestamptz not null,
  facts jsonb not null,
  curve jsonb,
  -- When monitoring is asked for it, next; null once it is there, or given up.
  curve_due_at timestamptz,
  primary key (incident_id, n)
);
create index briefing_packet_curve on briefing_packet (curve_due_at) where curve_due_at is not null;
create function briefing_packet_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''briefing_packet'', ''''); return null; end';
create trigger briefing_packet_wake after insert on briefing_packet for each statement
  execute function briefing_packet_wake();

-- A partner without an account reads one packet with a link, for a week. Only the hash of its token is kept.
create table briefing_link (
  token_hash text primary key,
  incident_id uuid not null,
  n int not null,
  reader text not null,
  language text not null,
  expires_at timestamptz not null,
  foreign key (incident_id, n) references briefing_packet
);
