-- Texts that say nearly the same as one of the last day: the first of them is the original, the others are its copies.
-- An original is found by bands of its MinHash; copies leave no row here, so that a raid does not make it grow.
create table fingerprint (
  mention_id uuid primary key,
  published_at timestamptz not null,
  bands int[] not null
);
create index fingerprint_bands on fingerprint using gin (bands);
create index fingerprint_published on fingerprint (published_at);

alter table unscored add repost boolean not null default false;
alter table unscored add copy_of uuid;
alter table mention_score add copy_of uuid;

-- Counted with the score: copies. Counted when they come in: mentions of authors whose account is younger than 30 days.
alter table counter add duplicates bigint not null default 0;
alter table counter add young_accounts bigint not null default 0;
