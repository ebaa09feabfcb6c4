-- An address that messages go to through a limited channel. Whoever gives it its turn holds the row, so that two
-- replicas together keep the limit.
create table destination (
  channel text not null,
  address text not null,
  -- No turn before this.
  free_at timestamptz not null default '-infinity',
  primary key (channel, address)
);
