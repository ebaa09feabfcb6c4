-- Which queries have changed, added and removed ones too, and in which transaction: so that a replica reads what is
-- new to it and not everything again. A row stays when its query goes, to tell that it is gone.
create table brand_query_change (
  query_id uuid primary key,
  changed_in xid8 not null default pg_current_xact_id()
);
create index brand_query_change_in on brand_query_change (changed_in);
insert into brand_query_change (query_id) select id from brand_query;

create function brand_query_changed() returns trigger language plpgsql as $$
begin
  insert into brand_query_change (query_id)
  select id from changed order by id
  on conflict (query_id) do update set changed_in = excluded.changed_in;
  return null;
end $$;
create trigger brand_query_added after insert on brand_query
  referencing new table as changed for each statement execute function brand_query_changed();
create trigger brand_query_changed after update on brand_query
  referencing new table as changed for each statement execute function brand_query_changed();
create trigger brand_query_removed after delete on brand_query
  referencing old table as changed for each statement execute function brand_query_changed();
