-- Until when whoever sends a message holds it, in real time; a lease that has lapsed is taken over. Written so that
-- it can run again, since services number their own changes after those that they share.
alter table outbox add column if not exists leased_until timestamptz;
create index if not exists outbox_leased on outbox (leased_until) where state = 'PENDING' and lease is not null;
