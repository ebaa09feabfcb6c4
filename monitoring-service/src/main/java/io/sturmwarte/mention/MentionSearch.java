package io.sturmwarte.mention;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds mentions, newest first. */
@ApplicationScoped
class MentionSearch {
  /** A mention that is about brands of two teams is shown to each with its own brands. */
  private static final String SEARCH =
      """
      select %s, seen.brand_ids
      from mention m
      cross join lateral (
        select array_agg(b.id order by b.id) as brand_ids
        from mention_brand mb join brand b on b.id = mb.brand_id
        where mb.mention_id = m.id and mb.published_at = m.published_at
          and ($1 or b.team = any($2)) and ($3::uuid is null or b.id = $3)) seen
      left join mention_score s on s.mention_id = m.id and s.published_at = m.published_at
      where seen.brand_ids is not null
        and ($4::text is null
          or s.words @@ (websearch_to_tsquery('german', $4) || websearch_to_tsquery('english', $4)))
        and ($5::text is null or s.sentiment = $5)
        and ($6::text is null or m.platform = $6)
        and ($7::text is null or s.model_version = $7)
        and ($8::timestamptz is null or m.published_at >= $8)
        and ($9::timestamptz is null or m.published_at < $9)
        and ($10::timestamptz is null or (m.published_at, m.id) < ($10, $11))
      order by m.published_at desc, m.id desc
      limit $12
      """
          .formatted(MentionView.COLUMNS);

  private final Pool pool;

  MentionSearch(Pool pool) {
    this.pool = pool;
  }

  /** What to find; null for no matter. */
  record Criteria(
      @Nullable UUID brand,
      @Nullable String words,
      @Nullable String sentiment,
      @Nullable String platform,
      @Nullable String modelVersion,
      @Nullable Instant from,
      @Nullable Instant to) {}

  Uni<Page<MentionView>> find(
      Caller caller, Criteria criteria, @Nullable String cursor, int limit) {
    var after = cursor == null ? null : Position.parse(Page.decode(cursor));
    var parameters =
        new Object[] {
          caller.seesAll(),
          caller.teamsArray(),
          criteria.brand(),
          criteria.words(),
          criteria.sentiment(),
          criteria.platform(),
          criteria.modelVersion(),
          utc(criteria.from()),
          utc(criteria.to()),
          after == null ? null : utc(after.publishedAt()),
          after == null ? null : after.id(),
          limit + 1
        };
    return pool.preparedQuery(SEARCH)
        .execute(Tuple.from(parameters))
        .map(MentionSearch::views)
        .map(
            views ->
                Page.of(
                    views, limit, view -> new Position(view.publishedAt(), view.id()).toString()));
  }

  private static List<MentionView> views(RowSet<Row> rows) {
    var views = new ArrayList<MentionView>(rows.size());
    rows.forEach(row -> views.add(MentionView.of(row)));
    return views;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private record Position(Instant publishedAt, UUID id) {
    static Position parse(String text) {
      try {
        var parts = text.split(" ", 2);
        return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
      } catch (DateTimeParseException
          | IllegalArgumentException
          | ArrayIndexOutOfBoundsException e) {
        throw new Problem.Invalid(
            "cursor", "send the value of 'next' of the page before, unchanged");
      }
    }

    @Override
    public String toString() {
      return publishedAt + " " + id;
    }
  }
}
