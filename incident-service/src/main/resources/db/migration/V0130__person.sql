-- Who can be told something, and how. A person may have no login: an outside partner, or somebody who only gets
-- messages.
create table person (
  id uuid primary key,
  team text not null,
  -- The name in the caller's identity.
  login text unique,
  name text not null,
  language text not null default 'de' check (language in ('de', 'en')),
  zone text not null default 'Europe/Berlin',
  -- Such as agent, team-lead, communications, press, legal, executive, scribe.
  functions text[] not null default '{}',
  active boolean not null default true,
  -- While it is quiet, in the person's zone, only high urgency gets through; until may be before from.
  quiet_from time,
  quiet_until time,
  version int not null default 0,
  check ((quiet_from is null) = (quiet_until is null))
);
create index person_of_team on person (team, name, id);
create index person_of_function on person using gin (functions);

create table contact_method (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  channel text not null check (channel in ('email', 'sms', 'voice', 'slack', 'teams', 'webhook')),
  address text not null,
  position bigint generated always as identity,
  verified_at timestamptz,
  -- The code that was sent to it, hashed; it proves that the person reads there.
  code_hash text,
  code_expires_at timestamptz,
  code_tries int not null default 0,
  unique (person_id, channel, address)
);

create table notification_rule (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  contact_method_id uuid not null references contact_method on delete cascade,
  delay_minutes int not null check (delay_minutes between 0 and 1440),
  urgency text not null check (urgency in ('high', 'low')),
  unique (contact_method_id, delay_minutes, urgency)
);
create index notification_rule_of_person on notification_rule (person_id);
