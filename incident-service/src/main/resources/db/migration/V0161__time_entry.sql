-- Hours that people have put into an incident, written down by hand.
create table time_entry (
  id uuid primary key,
  incident_id uuid not null references incident,
  person text not null,
  hours numeric(8, 2) not null check (hours > 0),
  -- Euro per hour; null: the rate of the team.
  rate numeric(8, 2) check (rate >= 0),
  note text not null default '',
  created_by text not null,
  created_at timestamptz not null default app_now()
);
create index time_entry_of_incident on time_entry (incident_id, created_at, id);

-- What an hour costs where nothing else is said. The row 'default' serves teams that have none of their own.
create table hourly_rate (
  team text primary key,
  rate numeric(8, 2) not null check (rate >= 0)
);
insert into hourly_rate values ('default', 75);

create function cost_of(entry time_entry) returns numeric language sql stable as $$
  select entry.hours * coalesce(entry.rate, own.rate, standard.rate)
  from incident
  left join hourly_rate own on own.team = incident.team
  left join hourly_rate standard on standard.team = 'default'
  where incident.id = entry.incident_id
$$;
