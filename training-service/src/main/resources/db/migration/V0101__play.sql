-- What came in the feed. The key makes each thing come once.
create table publication (
  exercise_id uuid not null references exercise on delete cascade,
  key text not null,
  at_ms bigint not null,
  text text not null,
  primary key (exercise_id, key)
);

-- How an expectation stands; open while there is no score.
create table standing (
  exercise_id uuid not null references exercise on delete cascade,
  expectation_id text not null,
  inject_id text not null,
  from_ms bigint not null,
  score float8,
  settled_ms bigint,
  reason_de text,
  reason_en text,
  primary key (exercise_id, expectation_id)
);

create table mood (
  exercise_id uuid not null references exercise on delete cascade,
  tick int not null,
  at_ms bigint not null,
  negatives_per_minute float8 not null,
  level int not null,
  primary key (exercise_id, tick)
);
