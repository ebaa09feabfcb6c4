-- The topics of a brand as they were last seen, so that the same one is known again although other words lead it.
create table topic_memory (
  brand_id uuid not null references brand,
  key text not null,
  terms text[] not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (brand_id, key)
);
