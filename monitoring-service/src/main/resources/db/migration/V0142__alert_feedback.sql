-- What people think of an alert. Every word is kept; the last one of each person counts.
create table alert_feedback (
  id bigint generated always as identity primary key,
  alert_id uuid not null references alert,
  verdict text not null check (verdict in ('useful', 'noise')),
  comment text,
  given_by text not null,
  given_at timestamptz not null default app_now()
);
create index alert_feedback_of_alert on alert_feedback (alert_id, given_by, id desc);
