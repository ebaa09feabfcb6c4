-- Where the storm levels begin. Only added to: the newest row of a brand counts, one without a brand is the default for
-- all, and null puts a brand back on it.
create table storm_threshold (
  id bigint generated always as identity primary key,
  brand_id uuid references brand,
  thresholds jsonb,
  changed_by text not null,
  changed_at timestamptz not null default app_now()
);
create index storm_threshold_brand on storm_threshold (brand_id, id desc);

insert into storm_threshold (brand_id, thresholds, changed_by) values (null, '{
  "fewAuthors": 3,
  "risingExcess": 2,
  "breezeExcess": 3, "breezePlatforms": 2, "breezeLasts": "PT1H",
  "windExcess": 5, "windShare": 0.4, "windTagAuthors": 3, "windTagShare": 0.1, "windJoining": 0.2,
  "stormShare": 0.6, "stormPlatforms": 3, "stormMedia": 5,
  "hurricaneToxicShare": 0.5,
  "mediaFirst": 1, "mediaMany": 3, "mediaStorm": 5, "mediaTopStory": 20
}', 'Sturmwarte');
