-- Whom a fired step came to mean: who was on call, who had the role. Asked once, when the step fired; the key is the
-- promise that a step tells a target once.
create table step_told (
  incident_id uuid not null references incident,
  cycle int not null,
  step int not null,
  -- person:<id>, or the channel and the address
  target text not null,
  name text not null,
  -- What the policy named: the person, a rotation, a role, a partner, a channel.
  via text not null,
  person_id uuid,
  primary key (incident_id, cycle, step, target)
);
