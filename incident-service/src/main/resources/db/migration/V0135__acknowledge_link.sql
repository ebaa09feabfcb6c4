-- Signs the links that acknowledge. The newest key signs; older ones are read as long as their links are good.
create table link_key (
  id int primary key generated always as identity,
  secret bytea not null,
  created_at timestamptz not null default app_now()
);

-- A link acknowledges once.
create table used_link (
  message_id uuid primary key,
  used_at timestamptz not null default app_now()
);
