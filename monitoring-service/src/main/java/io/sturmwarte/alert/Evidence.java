package io.sturmwarte.alert;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.signal.BrandSignals;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * What the last hour was like when an alert was raised.
 *
 * @param level of the storm
 * @param mentionIds those with most reach
 */
record Evidence(
    long mentions,
    long scored,
    long negatives,
    long duplicates,
    long youngAccounts,
    int level,
    List<UUID> mentionIds,
    double usualMentions,
    double usualNegatives,
    double usualShare) {
  private static final int BINS_OF_AN_HOUR = 12;

  private static final String READ =
      """
      select coalesce(sum(c.mentions), 0)::bigint as mentions, coalesce(sum(c.scored), 0)::bigint as scored,
        coalesce(sum(c.negatives), 0)::bigint as negatives, coalesce(sum(c.duplicates), 0)::bigint as duplicates,
        coalesce(sum(c.young_accounts), 0)::bigint as young_accounts,
        (select level from storm where brand_id = $1) as level,
        array(
          select m.id
          from mention_brand mb
          join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
          left join mention_score s on s.mention_id = mb.mention_id and s.published_at = mb.published_at
          where mb.brand_id = $1 and mb.published_at > $2 and not m.exercise
            and (not $3 or s.sentiment = 'negative')
          order by m.reach desc, m.id limit 10) as mention_ids
      from counter c where c.brand_id = $1 and c.minute > $2
      """;

  /**
   * @param ofNegatives whether only negative mentions are evidence
   */
  static Uni<Evidence> read(
      SqlClient connection, UUID brandId, BrandSignals learned, boolean ofNegatives, Instant now) {
    var hourAgo = now.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC);
    return connection
        .preparedQuery(READ)
        .execute(Tuple.of(brandId, hourAgo, ofNegatives))
        .map(rows -> of(rows.iterator().next(), learned, now));
  }

  private static Evidence of(Row row, BrandSignals learned, Instant now) {
    return new Evidence(
        row.getLong("mentions"),
        row.getLong("scored"),
        row.getLong("negatives"),
        row.getLong("duplicates"),
        row.getLong("young_accounts"),
        row.getInteger("level"),
        List.of(row.getArrayOfUUIDs("mention_ids")),
        BINS_OF_AN_HOUR * learned.usualMentions(now),
        BINS_OF_AN_HOUR * learned.usualNegatives(now),
        learned.usualNegativeShare());
  }

  /** As the storm level measures it: the spread is negative binomial, of twelve bins of size 4. */
  double excess() {
    var spread = Math.sqrt(usualNegatives + usualNegatives * usualNegatives / 48 + 1);
    return (negatives - usualNegatives) / spread;
  }

  double share() {
    return (double) negatives / Math.max(1, scored);
  }
}
