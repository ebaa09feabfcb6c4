-- How many messages one address gets through a channel within a period; what is above goes out bundled. A channel
-- without a row has no limit. Seed values after what others found bearable; a house changes them.
create table channel_limit (
  channel text not null,
  messages int not null check (messages > 0),
  period interval not null,
  primary key (channel, period)
);
insert into channel_limit values
  ('email', 1, '1 minute'),
  ('sms', 1, '1 minute'), ('sms', 5, '15 minutes'), ('sms', 11, '1 hour'), ('sms', 21, '3 hours'),
  ('voice', 3, '15 minutes'), ('voice', 7, '1 hour'), ('voice', 15, '3 hours'),
  ('slack', 20, '1 minute'), ('teams', 20, '1 minute');
