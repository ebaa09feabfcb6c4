package io.sturmwarte.mention;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.paging.Page;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One search: from the newest mention back to the oldest, until a page is full. */
final class MentionWalk {
  /** How many mentions are looked at one by one, at most, for a page. */
  static final int MOST_LOOKED_AT = 12_000;

  private static final int LOOKED_AT_AT_ONCE = 2_000;
  private static final Duration FIRST_WINDOW = Duration.ofDays(1);
  private static final int WIDENING = 4;

  /**
   * A window that did not fill a page has few that match, so that many times as long a one has not
   * too many; and each costs a statement, however rare the word.
   */
  private static final int WIDENING_OF_MATCHES = 32;

  /** The newest of each brand, so that the index of each is read no further than needed. */
  private static final String CANDIDATES =
      """
      select distinct one.published_at, one.mention_id
      from unnest(%1$s::uuid[]) as b (id)
      cross join lateral (
        select mb.published_at, mb.mention_id from mention_brand mb
        where mb.brand_id = b.id and mb.published_at >= %2$s and mb.published_at <= %3$s
          and (mb.published_at, mb.mention_id) < (%3$s, %4$s)
        order by mb.published_at desc, mb.mention_id desc
        limit %5$s) as one
      order by one.published_at desc, one.mention_id desc
      limit %5$s
      """;

  private static final String BRAND_IDS =
      """
      array(
        select mb.brand_id from mention_brand mb
        where mb.published_at = found.published_at and mb.mention_id = found.id and mb.brand_id = any(%s)
        order by mb.brand_id) as brand_ids
      """;

  /**
   * Looks at the candidates one by one; the offset keeps PostgreSQL from reading whole days to join
   * them. The first row says how far it came, even where nothing was found.
   */
  private static final String LOOK =
      """
      with candidate as materialized (%1$s),
      found as (
        select %2$s
        from candidate c
        cross join lateral (
          select * from mention m where m.published_at = c.published_at and m.id = c.mention_id offset 0) as m
        left join lateral (
          select * from mention_score s where s.published_at = c.published_at and s.mention_id = c.mention_id
          offset 0) as s on true
        where true %3$s
        order by m.published_at desc, m.id desc
        limit %4$s)
      select reached.*, found.*, %5$s
      from (
        select count(*) as looked_at, min(published_at) as reached_at,
          (array_agg(mention_id order by published_at, mention_id))[1] as reached_id
        from candidate) as reached
      left join found on true
      order by found.published_at desc, found.id desc
      """;

  /**
   * Led by an index of words or authors: all of a window that match are fetched before they are put
   * in order, or else PostgreSQL goes through the window by time and cuts every text into words.
   */
  private static final String MATCH =
      """
      with matching as materialized (
        select m.* from %10$s
        where m.published_at >= %1$s and m.published_at <= %2$s and (m.published_at, m.id) < (%2$s, %3$s) %4$s),
      found as (
        select %5$s
        from matching m
        left join lateral (
          select * from mention_score s where s.published_at = m.published_at and s.mention_id = m.id
            and s.published_at >= %1$s and s.published_at <= %2$s
          offset 0) as s on true
        where exists (
            select from mention_brand mb
            where mb.published_at = m.published_at and mb.mention_id = m.id and mb.brand_id = any(%6$s)
              and mb.published_at >= %1$s and mb.published_at <= %2$s
            offset 0) %7$s
        order by m.published_at desc, m.id desc
        limit %8$s)
      select found.*, %9$s from found order by found.published_at desc, found.id desc
      """;

  /** Words stand with the score: what waits for it is not found by them yet. */
  private static final String WORDED =
      """
      (select s.published_at, s.mention_id from mention_score s
        where s.published_at >= %1$s and s.published_at <= %2$s %3$s
        offset 0) w
      cross join lateral (
        select * from mention m where m.published_at = w.published_at and m.id = w.mention_id offset 0) as m
      """;

  private static final String DENSITY =
      """
      select min(published_at) as reached_at, count(*) as looked_at from (%s) as candidate
      """;

  private final Pool pool;
  private final UUID[] brands;
  private final Criteria criteria;
  private final Instant oldest;
  private final int limit;

  /**
   * @param oldest where the walk ends
   */
  MentionWalk(Pool pool, UUID[] brands, Criteria criteria, Instant oldest, int limit) {
    this.pool = pool;
    this.brands = brands;
    this.criteria = criteria;
    this.oldest = oldest;
    this.limit = limit;
  }

  /**
   * Where a walk is.
   *
   * @param found one more than a page holds, at most
   * @param next before which mentions were not looked at; null at the end
   */
  private record Place(
      List<MentionView> found, @Nullable MentionPosition next, Duration window, int lookedAt) {}

  Uni<Page<MentionView>> from(MentionPosition newest) {
    var start = new Place(List.of(), newest, FIRST_WINDOW, 0);
    var first =
        criteria.hasWords()
            ? density(newest).map(window -> new Place(List.of(), newest, window, 0))
            : Uni.createFrom().item(start);
    return first.chain(this::walk).map(this::page);
  }

  private Uni<Place> walk(Place place) {
    var next = place.next();
    if (next == null || place.found().size() > limit || place.lookedAt() >= MOST_LOOKED_AT) {
      return Uni.createFrom().item(place);
    }
    return (criteria.isIndexed() ? match(place, next) : look(place, next)).chain(this::walk);
  }

  private Page<MentionView> page(Place place) {
    var found = place.found();
    if (found.size() > limit || place.next() == null) {
      return Page.of(found, limit, MentionWalk::position);
    }
    return Page.upTo(found, place.next().toString());
  }

  private Uni<Place> look(Place place, MentionPosition next) {
    var lowest = lowest(next, place.window());
    var atOnce = criteria.isEverything() ? limit + 1 : LOOKED_AT_AT_ONCE;
    var conditions = new Conditions();
    var candidates = candidates(conditions, lowest, next, atOnce);
    criteria.addFilters(conditions);
    var statement =
        LOOK.formatted(
            candidates,
            MentionView.COLUMNS,
            conditions.taken(),
            conditions.parameter(limit + 1 - place.found().size()),
            brandIds(conditions));
    return pool.preparedQuery(statement)
        .execute(conditions.tuple())
        .map(rows -> looked(rows, place, lowest, atOnce));
  }

  private Place looked(RowSet<Row> rows, Place place, Instant lowest, int atOnce) {
    var first = rows.iterator().next();
    var lookedAt = first.getLong("looked_at").intValue();
    var found = new ArrayList<>(place.found());
    rows.forEach(row -> add(found, row));
    if (lookedAt == atOnce) {
      var reached =
          new MentionPosition(
              first.getOffsetDateTime("reached_at").toInstant(), first.getUUID("reached_id"));
      return new Place(found, reached, place.window(), place.lookedAt() + lookedAt);
    }
    return new Place(
        found, below(lowest), place.window().multipliedBy(WIDENING), place.lookedAt() + lookedAt);
  }

  private static void add(List<MentionView> found, Row row) {
    if (row.getUUID("id") != null) {
      found.add(MentionView.of(row));
    }
  }

  private Uni<Place> match(Place place, MentionPosition next) {
    var lowest = lowest(next, place.window());
    var conditions = new Conditions();
    var from = conditions.parameter(lowest.atOffset(ZoneOffset.UTC));
    var to = conditions.parameter(next.at());
    var id = conditions.parameter(next.id());
    criteria.addWords(conditions);
    var source = criteria.hasWords() ? WORDED.formatted(from, to, conditions.taken()) : "mention m";
    criteria.addAuthor(conditions);
    var matching = conditions.taken();
    var of = conditions.parameter(brands);
    criteria.addFilters(conditions);
    var statement =
        MATCH.formatted(
            from,
            to,
            id,
            matching,
            MentionView.COLUMNS,
            of,
            conditions.taken(),
            conditions.parameter(limit + 1 - place.found().size()),
            BRAND_IDS.formatted(of),
            source);
    return pool.preparedQuery(statement)
        .execute(conditions.tuple())
        .map(rows -> matched(rows, place, lowest));
  }

  private Place matched(RowSet<Row> rows, Place place, Instant lowest) {
    var found = new ArrayList<>(place.found());
    rows.forEach(row -> found.add(MentionView.of(row)));
    return new Place(found, below(lowest), place.window().multipliedBy(WIDENING_OF_MATCHES), 0);
  }

  /** So long back lie the next few mentions: a common word fills a page from them alone. */
  private Uni<Duration> density(MentionPosition newest) {
    var conditions = new Conditions();
    var candidates = candidates(conditions, oldest, newest, LOOKED_AT_AT_ONCE);
    return pool.preparedQuery(DENSITY.formatted(candidates))
        .execute(conditions.tuple())
        .map(rows -> window(rows.iterator().next(), newest));
  }

  private Duration window(Row row, MentionPosition newest) {
    var reached = row.getOffsetDateTime("reached_at");
    if (reached == null || row.getLong("looked_at") < LOOKED_AT_AT_ONCE) {
      return Duration.between(oldest, newest.publishedAt());
    }
    return Duration.between(reached.toInstant(), newest.publishedAt()).plusSeconds(1);
  }

  private String candidates(
      Conditions conditions, Instant lowest, MentionPosition next, int atOnce) {
    return CANDIDATES.formatted(
        conditions.parameter(brands),
        conditions.parameter(lowest.atOffset(ZoneOffset.UTC)),
        conditions.parameter(next.at()),
        conditions.parameter(next.id()),
        conditions.parameter(atOnce));
  }

  private String brandIds(Conditions conditions) {
    return BRAND_IDS.formatted(conditions.parameter(brands));
  }

  private Instant lowest(MentionPosition next, Duration window) {
    var lowest = next.publishedAt().minus(window);
    return lowest.isBefore(oldest) ? oldest : lowest;
  }

  private @Nullable MentionPosition below(Instant lowest) {
    return lowest.isAfter(oldest) ? MentionPosition.before(lowest) : null;
  }

  private static String position(MentionView view) {
    return new MentionPosition(view.publishedAt(), view.id()).toString();
  }
}
