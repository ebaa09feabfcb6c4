-- Who works on it, and what people have said about it that raises it. Both change only with the incident, under its
-- lock, so they are stored with it.
alter table incident
  add column responders jsonb not null default '[]',
  add column reasons_by_hand jsonb not null default '[]',
  -- What monitoring asked for when a lead lowered the severity; only worse than this raises it again.
  add column lowered_against text check (lowered_against in ('S1', 'S2', 'S3', 'S4')),
  add column waiting_for text,
  add column follows uuid references incident;
create index incident_follows on incident (follows) where follows is not null;

update incident set responders = jsonb_build_array(jsonb_build_object('name', lead, 'role', 'lead'))
where lead is not null;
