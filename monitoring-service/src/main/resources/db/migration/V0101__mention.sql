-- Mentions, the brands they are about and how they read: partitioned by day, so that old days can be dropped whole.
-- The key stands apart: the same (source, external id) is the same mention even when its date was corrected.
create table mention_key (
  source text not null,
  external_id text not null,
  mention_id uuid not null,
  primary key (source, external_id)
);

create table mention (
  id uuid not null,
  source text not null,
  platform text not null,
  external_id text not null,
  url text,
  -- A keyed hash; the handle itself is not kept.
  author text,
  author_followers bigint,
  author_created_at timestamptz,
  text text not null,
  language text,
  published_at timestamptz not null,
  received_at timestamptz not null default app_now(),
  reach bigint not null,
  engagement bigint not null,
  reply_to text,
  repost_of text,
  exercise boolean not null,
  tags text[] not null,
  primary key (published_at, id)
) partition by range (published_at);
create index mention_id on mention (id);

-- People search in both languages at once: a word is found by its German or its English stem.
create function mention_words(text) returns tsvector language sql immutable as
  $$select to_tsvector('german', $1) || to_tsvector('english', $1)$$;
create index mention_words on mention using gin (mention_words(text));

create table mention_brand (
  brand_id uuid not null,
  published_at timestamptz not null,
  mention_id uuid not null,
  primary key (brand_id, published_at, mention_id)
) partition by range (published_at);
create index mention_brand_mention on mention_brand (mention_id);

create table mention_score (
  mention_id uuid not null,
  published_at timestamptz not null,
  sentiment text not null check (sentiment in ('negative', 'neutral', 'positive')),
  negative float8 not null,
  neutral float8 not null,
  positive float8 not null,
  toxicity float8 not null,
  complaint float8 not null,
  risk float8 not null,
  urgency float8 not null,
  crisis_types text[] not null,
  intents text[] not null,
  highlights jsonb not null,
  model_version text not null,
  scored_at timestamptz not null default app_now(),
  primary key (published_at, mention_id)
) partition by range (published_at);

-- Makes the partitions of these days, where they are missing. Attaching locks less than creating in place, and the
-- advisory lock keeps two replicas from making the same one.
create function mention_days(days date[]) returns void language plpgsql as $$
declare
  parent text;
  part text;
  day date;
begin
  perform pg_advisory_xact_lock(hashtext('mention_days'));
  foreach parent in array array['mention', 'mention_brand', 'mention_score'] loop
    foreach day in array days loop
      part := parent || to_char(day, '_YYYYMMDD');
      continue when to_regclass(part) is not null;
      execute format('create table %I (like %I including defaults including constraints)', part, parent);
      execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part,
        day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end loop;
  end loop;
end $$;
