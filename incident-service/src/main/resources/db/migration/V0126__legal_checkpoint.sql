-- What legal says about an incident now; how it came to that stands in the timeline.
create table legal_checkpoint (
  incident_id uuid primary key references incident,
  status text not null check (status in ('asked', 'cleared', 'cleared-with-conditions', 'stop')),
  factors text[] not null default '{}',
  score int not null default 0,
  notes text,
  questions text[] not null default '{}',
  changed_by text not null,
  changed_at timestamptz not null
);
