-- A message may wait for its rule, for the end of quiet hours, or for its turn; it may be cancelled before it is
-- due, or go out as part of another that bundles several.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
  check (state in ('WAITING', 'PENDING', 'DELIVERED', 'DEAD', 'CANCELLED', 'BUNDLED'));
alter table outbox add column person_id uuid;
alter table outbox add column bundle_id uuid;
-- When it had its turn: what the limits count.
alter table outbox add column released_at timestamptz;
create index outbox_waiting on outbox (channel, (body ->> 'address'), due_at) where state = 'WAITING';
create index outbox_released on outbox (channel, (body ->> 'address'), released_at) where released_at is not null;
create index outbox_of_bundle on outbox (bundle_id) where bundle_id is not null;
