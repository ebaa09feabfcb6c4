-- Receivers that have said they are gone. They get nothing until somebody enables them again.
create table endpoint (
  id uuid primary key,
  team text not null,
  channel text not null,
  address text not null,
  disabled_at timestamptz,
  reason text,
  unique (team, address)
);

-- While a secret changes, messages carry a signature of the old one as well.
alter table webhook_secret add column previous text;
alter table webhook_secret add column changed_at timestamptz;
