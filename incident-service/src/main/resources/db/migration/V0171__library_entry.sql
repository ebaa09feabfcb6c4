-- Playbooks and case studies. What the product ships and what a house writes stand side by side.
create table library_entry (
  id uuid primary key,
  kind text not null check (kind in ('playbook', 'case-study')),
  -- Draft: seen by its team only. Retired: kept, and found only by those who ask for it.
  state text not null default 'draft' check (state in ('draft', 'published', 'retired')),
  -- Whose it is; null where it came with the product and belongs to all.
  team text,
  cause text not null check (cause in
    ('complaint-handling', 'employee-misconduct', 'executive-misconduct',
    'product-fault', 'data-breach', 'campaign-backfire', 'misinformation', 'other')),
  cluster text not null check (cluster in ('victim', 'accidental', 'preventable', 'rumour')),
  strategies text[] not null default '{}',
  -- How it was answered; playbooks have none.
  outcome text check (outcome in ('answered-well', 'answered-badly', 'viral-moment')),
  happened_from date,
  happened_until date,
  title_de text not null default '',
  title_en text not null default '',
  summary_de text not null default '',
  summary_en text not null default '',
  body_de text not null default '',
  body_en text not null default '',
  sources jsonb not null default '[]',
  -- Who keeps it true, and when it is looked at next.
  owner text,
  review_on date,
  remind_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default app_now(),
  changed_at timestamptz not null default app_now(),
  changed_by text not null,
  -- Names the text of the product that this entry began as; shipped_hash is the version it was last set to.
  shipped_key text unique,
  shipped_hash text,
  edited boolean not null default false,
  -- A newer version that came with the product while the house has its own words: {"hash": …, "draft": {…}}
  newer jsonb,
  -- The review it was made from: once.
  review_id uuid unique,
  incident_id uuid,
  search_de tsvector generated always as (
    setweight(to_tsvector('library_de', title_de), 'A') || setweight(to_tsvector('library_de', summary_de), 'B')
      || setweight(to_tsvector('library_de', body_de), 'D')) stored,
  search_en tsvector generated always as (
    setweight(to_tsvector('library_en', title_en), 'A') || setweight(to_tsvector('library_en', summary_en), 'B')
      || setweight(to_tsvector('library_en', body_en), 'D')) stored,
  check (state <> 'published' or kind = 'playbook' or outcome is not null),
  check (happened_from <= happened_until)
);
create index library_entry_de on library_entry using gin (search_de);
create index library_entry_en on library_entry using gin (search_en);
create index library_entry_remind on library_entry (remind_at) where remind_at is not null;

-- The morning of the review date is when its owner hears of it.
create function library_remind() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.review_on is distinct from old.review_on or new.state <> old.state then
    new.remind_at := case when new.state = 'published'
      then (new.review_on + time '08:00') at time zone 'Europe/Berlin' end;
    perform pg_notify('library', '');
  end if;
  return new;
end
$$;
create trigger library_remind before insert or update on library_entry for each row execute function library_remind();
