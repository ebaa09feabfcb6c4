-- Words prepared beforehand, with variables such as {brand}, in both languages.
create table template (
  id uuid primary key,
  -- Null: shipped, for every team.
  team text,
  kind text not null check (kind in ('holding-statement', 'reply')),
  cause text,
  title_de text not null,
  title_en text not null,
  text_de text not null,
  text_en text not null,
  owner text not null,
  edited_by text not null,
  edited_at timestamptz not null default app_now(),
  -- Whose words may go out without a further approval; a change takes it away.
  approved_by text,
  approved_at timestamptz,
  retired boolean not null default false,
  created_at timestamptz not null default app_now(),
  version int not null default 0,
  check ((approved_by is null) = (approved_at is null))
);
create index template_list on template (team, created_at desc, id) where not retired;
