package io.sturmwarte.benchmarks.load;

import io.sturmwarte.launch.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A long history of one brand, made inside the database: texts whose words are as unequally common
 * as those of a language (the n-th is said n times as seldom as the first), spread evenly over the
 * days, scored, with their counters.
 */
final class History {
  static final UUID BRAND = new UUID(0x5707, 1);
  static final String BRAND_NAME = "Messwert";

  /** Words of the texts; the n-th of them is {@code lieferungen} or {@code deliveries} and n. */
  static final int VOCABULARY = 20_000;

  private static final String SCHEMA =
      """
      insert into brand (id, name, team, languages, handles, created_at, version)
      values ('%s', '%s', 'nord', '{}', '{}', now(), 0)
      on conflict do nothing
      """
          .formatted(BRAND, BRAND_NAME);

  /** Parameters: day, how many, of how many before now the first is, words. */
  private static final String DAY =
      """
      with made as (
        select n, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
          || substr(md5(n || '/' || %1$d), 1, 19))::uuid as id
        from generate_series(1, %2$d) as n
        cross join lateral (
          select date_trunc('hour', now()) - %1$d * interval '1 day' - n * (interval '1 day' / %2$d) as at) as t),
      mentioned as (
        insert into mention (id, source, platform, external_id, url, author, author_followers, text, language, published_at,
          reach, engagement, exercise, tags)
        select id, 'load', (array['mastodon', 'bluesky', 'news'])[1 + n %% 3], '%1$d/' || n, null,
          '1-' || md5(floor(power(500000, random()))::text), 100,
          (select string_agg((?::text[])[floor(power(%3$d, random()))::int], ' ') from generate_series(1, 15) as g where n > 0),
          (array['de', 'en'])[1 + n %% 2], at, floor(power(1000000, random()))::bigint, 0, false, '{}'
        from made
        returning id, text),
      linked as (
        insert into mention_brand (brand_id, published_at, mention_id) select '%4$s', at, id from made),
      keyed as (
        insert into mention_key (source, external_id, mention_id) select 'load', '%1$d/' || n, id from made)
      insert into mention_score (mention_id, published_at, sentiment, negative, neutral, positive, toxicity, complaint, risk,
        urgency, crisis_types, intents, highlights, model_version, words)
      select id, at, (array['negative', 'neutral', 'positive'])[1 + n %% 3], 0.3, 0.4, 0.3,
        case when random() < 0.01 then 0.8 else 0.1 end, 0.1, 10, 10, '{}', '{}', '[]', 'load', mention_words(text)
      from made join mentioned using (id)
      """;

  private static final String COUNTERS =
      """
      insert into counter (brand_id, minute, platform, mentions, reach, scored, negatives, toxic)
      select '%s', date_trunc('minute', m.published_at), m.platform, count(*), sum(m.reach), count(*),
        count(*) filter (where s.sentiment = 'negative'), count(*) filter (where s.toxicity >= 0.5)
      from mention m join mention_score s on s.published_at = m.published_at and s.mention_id = m.id
      group by 2, 3
      on conflict do nothing
      """
          .formatted(BRAND);

  private History() {}

  static String word(int n) {
    return (n % 2 == 0 ? "lieferungen" : "deliveries") + n;
  }

  /** Fills a database, or goes on where it was left; gives how many mentions it holds. */
  static long fill(Postgres postgres, String database, long mentions, int days)
      throws SQLException {
    try (var connection = postgres.connect(database)) {
      // A day is one statement, and so are all counters.
      execute(connection, "set statement_timeout = 0");
      days(connection, mentions, days);
      if (count(connection, "counter") == 0) {
        execute(connection, COUNTERS);
        execute(connection, "vacuum (analyze)");
      }
      return count(connection, "mention");
    }
  }

  private static void days(Connection connection, long mentions, int days) throws SQLException {
    var words = new String[VOCABULARY];
    for (var n = 1; n <= VOCABULARY; n++) {
      words[n - 1] = word(n);
    }
    execute(connection, SCHEMA);
    execute(
        connection,
        "select mention_days(array(select (now()::date - %d + n)::date from generate_series(0, %d) as n))"
            .formatted(days + 1, days + 2));
    for (var day = 0; day < days; day++) {
      if (count(connection, "mention_key where external_id = '%d/1'".formatted(day)) > 0) {
        continue;
      }
      var statement = DAY.formatted(day, mentions / days, VOCABULARY, BRAND);
      try (var insert = connection.prepareStatement(statement)) {
        insert.setArray(1, connection.createArrayOf("text", words));
        insert.executeUpdate();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
