package io.sturmwarte.disclosure;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.author.Handle;
import io.sturmwarte.author.Pseudonyms;
import io.sturmwarte.author.Tombstones;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what is kept about an author: by the hash of the handle, since handles are not kept. */
@ApplicationScoped
class Disclosures {
  static final int PAGE = 500;

  private static final String LOOKUP =
      """
      select count(*) as mentions, coalesce(array_agg(distinct author), '{}') as authors,
        min(published_at) as first_at, max(published_at) as last_at
      from mention where author = any($1)
      """;

  /** All columns of all tables that name the mention, so that none is forgotten. */
  private static final String WRITTEN =
      """
      select m.id, (to_jsonb(m) || jsonb_build_object(
        'score', (select to_jsonb(s) from mention_score s where s.mention_id = m.id and s.published_at = m.published_at),
        'brands', (select jsonb_agg(b.name order by b.name) from mention_brand mb join brand b on b.id = mb.brand_id
          where mb.mention_id = m.id and mb.published_at = m.published_at),
        'waitsForScore', exists (select from unscored u where u.mention_id = m.id),
        'quarantine', (select q.reason from quarantine q where q.mention_id = m.id),
        'alerts', (select jsonb_agg(jsonb_build_object('id', a.id, 'raisedAt', a.raised_at, 'incidentId', a.incident_id))
          from alert a where a.mention_ids @> array[m.id])))::text as kept
      from mention m
      where m.author = any($1) and ($2::uuid is null or m.id > $2)
      order by m.id
      limit $3
      """;

  /** Every text is looked at: those about no brand have no index of their words. */
  private static final String ADDRESSED =
      """
      select m.id, m.published_at, m.text from mention m
      where m.text ~* $1
      order by m.published_at desc
      limit $2
      """;

  private final Pool pool;
  private final Pseudonyms pseudonyms;
  private final Tombstones tombstones;

  Disclosures(Pool pool, Pseudonyms pseudonyms, Tombstones tombstones) {
    this.pool = pool;
    this.pseudonyms = pseudonyms;
    this.tombstones = tombstones;
  }

  /**
   * What an author wrote, in short.
   *
   * @param authors the pseudonyms under which it is stored, for the filter {@code author}
   */
  record Known(long mentions, List<String> authors, boolean erased) {}

  /**
   * What is kept about an author.
   *
   * @param mentions all that is stored of what they wrote, a page at a time
   * @param addressed mentions of others that name them, the newest 500; with the first page only
   * @param next what to send as {@code cursor} to read on; absent on the last page
   */
  record Export(
      String platform,
      String handle,
      boolean erased,
      List<Map<String, Object>> mentions,
      List<Addressed> addressed,
      @Nullable String next) {}

  /** A mention of somebody else in which the author is named. */
  record Addressed(UUID id, String publishedAt, String text) {}

  Uni<Known> lookup(SqlClient tx, Handle author) {
    return erased(tx, author)
        .chain(
            erased ->
                tx.preparedQuery(LOOKUP)
                    .execute(Tuple.of((Object) authors(author)))
                    .map(rows -> rows.iterator().next())
                    .map(
                        row ->
                            new Known(
                                row.getLong("mentions"),
                                List.of(row.getArrayOfStrings("authors")),
                                erased)));
  }

  Uni<Export> export(SqlClient tx, Handle author, @Nullable String cursor) {
    var after = cursor == null ? null : position(Page.decode(cursor));
    return erased(tx, author)
        .chain(
            erased ->
                tx.preparedQuery(WRITTEN)
                    .execute(Tuple.of(authors(author), after, PAGE + 1))
                    .map(Disclosures::kept)
                    .map(kept -> Page.of(kept, PAGE, one -> String.valueOf(one.get("id"))))
                    .chain(
                        page ->
                            (after == null ? addressed(tx, author) : none())
                                .map(
                                    addressed ->
                                        new Export(
                                            author.platform(),
                                            author.name(),
                                            erased,
                                            page.items(),
                                            addressed,
                                            page.next()))));
  }

  Pool pool() {
    return pool;
  }

  private Uni<Boolean> erased(SqlClient tx, Handle author) {
    return tombstones.among(tx, List.of(author)).map(erased -> !erased.isEmpty());
  }

  private Uni<List<Addressed>> addressed(SqlClient tx, Handle author) {
    return tx.preparedQuery(ADDRESSED)
        .execute(Tuple.of(author.addressed(), PAGE))
        .map(Disclosures::addressed);
  }

  private static Uni<List<Addressed>> none() {
    return Uni.createFrom().item(List.of());
  }

  private String[] authors(Handle author) {
    return pseudonyms.all(author).toArray(String[]::new);
  }

  private static List<Map<String, Object>> kept(RowSet<Row> rows) {
    var kept = new ArrayList<Map<String, Object>>(rows.size());
    rows.forEach(row -> kept.add(new JsonObject(row.getString("kept")).getMap()));
    return kept;
  }

  private static List<Addressed> addressed(RowSet<Row> rows) {
    var addressed = new ArrayList<Addressed>(rows.size());
    for (var row : rows) {
      addressed.add(
          new Addressed(
              row.getUUID("id"),
              row.getOffsetDateTime("published_at").toInstant().toString(),
              row.getString("text")));
    }
    return addressed;
  }

  private static UUID position(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
