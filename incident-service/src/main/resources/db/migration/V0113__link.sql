-- The alerts and mentions that belong to an incident, linked by the intake or by hand. What was answered to an alert
-- stays in the table alert.
create table incident_alert (
  incident_id uuid not null references incident,
  alert_id uuid not null unique references alert,
  linked_at timestamptz not null default app_now(),
  linked_by text not null,
  primary key (incident_id, alert_id)
);
create table incident_mention (
  incident_id uuid not null references incident,
  mention_id uuid not null,
  linked_at timestamptz not null default app_now(),
  linked_by text not null,
  primary key (incident_id, mention_id)
);
create index incident_mention_order on incident_mention (incident_id, linked_at, mention_id);
create index incident_of_mention on incident_mention (mention_id);

insert into incident_alert (incident_id, alert_id, linked_at, linked_by)
select incident_id, id, received_at, 'monitoring' from alert where incident_id is not null;
insert into incident_mention (incident_id, mention_id, linked_at, linked_by)
select incident_id, mention::uuid, min(received_at), 'monitoring'
from alert cross join lateral jsonb_array_elements_text(
  case jsonb_typeof(body -> 'mentionIds') when 'array' then body -> 'mentionIds' else '[]' end) as mention
where incident_id is not null
group by incident_id, mention;
