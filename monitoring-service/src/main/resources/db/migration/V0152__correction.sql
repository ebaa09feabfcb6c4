-- What people say a mention is, where the model read it otherwise. The score's sentiment and crisis types are the ones
-- that count, so whoever reads scores needs to know nothing of this; beside them stands what was read.
alter table mention_score add corrected_sentiment text;
alter table mention_score add corrected_crisis_types text[];
alter table mention_score add read_sentiment text;
alter table mention_score add read_crisis_types text[];

-- Kept to learn from, with all that is needed for that; the author, so that an erasure finds it.
create table correction (
  id uuid primary key,
  mention_id uuid not null,
  published_at timestamptz not null,
  author text,
  platform text not null,
  language text,
  text text not null,
  sentiment text check (sentiment in ('negative', 'neutral', 'positive')),
  crisis_types text[],
  read_sentiment text not null,
  read_crisis_types text[] not null,
  model_version text not null,
  -- Whoever sees one of them sees the correction.
  brand_ids uuid[] not null,
  reason text not null,
  created_by text not null,
  created_at timestamptz not null default app_now()
);
create index correction_mention on correction (mention_id);
