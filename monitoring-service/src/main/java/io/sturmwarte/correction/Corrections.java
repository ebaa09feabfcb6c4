package io.sturmwarte.correction;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.mention.MentionEvents;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets scores right, and what was counted with them: once, however often it is said. */
@ApplicationScoped
class Corrections {
  private static final String FIND =
      """
      select m.published_at, (select array_agg(mb.brand_id) from mention_brand mb
        where mb.mention_id = m.id and mb.published_at = m.published_at) as brand_ids
      from mention m
      where m.id = $1 and exists (
        select from mention_brand mb join brand b on b.id = mb.brand_id
        where mb.mention_id = m.id and mb.published_at = m.published_at and ($2 or b.team = any($3)))
      """;

  /** Before what is there is compared, so that a re-score or another correction is waited for. */
  private static final String LOCK =
      "select from mention_score where published_at = $1 and mention_id = $2 for update";

  private static final String CORRECT =
      """
      with old as (
        select s.*, m.author, m.platform, m.language, m.text, m.exercise
        from mention_score s join mention m on m.published_at = s.published_at and m.id = s.mention_id
        where s.published_at = $1 and s.mention_id = $2),
      written as (
        update mention_score s
        set sentiment = coalesce($3, s.sentiment), crisis_types = coalesce($4, s.crisis_types),
          corrected_sentiment = coalesce($3, s.corrected_sentiment),
          corrected_crisis_types = coalesce($4, s.corrected_crisis_types),
          read_sentiment = coalesce(s.read_sentiment, s.sentiment),
          read_crisis_types = coalesce(s.read_crisis_types, s.crisis_types)
        where s.published_at = $1 and s.mention_id = $2),
      counted as (
        insert into counter (brand_id, minute, platform, negatives)
        select brand_id, date_trunc('minute', old.published_at), old.platform,
          ($3 = 'negative')::int - (old.sentiment = 'negative')::int
        from old cross join unnest($5::uuid[]) as brand_id
        where not old.exercise and $3::text is not null and ($3 = 'negative') <> (old.sentiment = 'negative')
        order by brand_id
        on conflict (brand_id, minute, platform) do update set negatives = counter.negatives + excluded.negatives)
      insert into correction (id, mention_id, published_at, author, platform, language, text, sentiment, crisis_types,
        read_sentiment, read_crisis_types, model_version, brand_ids, reason, created_by)
      select $6, $2, $1, old.author, old.platform, old.language, old.text, $3, $4,
        coalesce(old.read_sentiment, old.sentiment), coalesce(old.read_crisis_types, old.crisis_types),
        old.model_version, $5, $7, $8
      from old
      returning *
      """;

  private static final String LIST =
      """
      select c.* from correction c
      where ($3::uuid is null or c.mention_id = $3) and ($4::uuid is null or c.id > $4) and exists (
        select from brand b where b.id = any(c.brand_ids) and ($1 or b.team = any($2)))
      order by c.id
      limit $5
      """;

  private final Pool pool;
  private final MentionEvents events;

  Corrections(Pool pool, MentionEvents events) {
    this.pool = pool;
    this.events = events;
  }

  private record Found(OffsetDateTime publishedAt, UUID[] brandIds) {}

  Uni<Correction> correct(Caller caller, UUID mentionId, CorrectionRequest request) {
    return pool.withTransaction(
        tx ->
            find(tx, caller, mentionId)
                .chain(
                    found ->
                        lock(tx, found, mentionId)
                            .chain(() -> write(tx, caller, mentionId, found, request))
                            .call(
                                () -> events.append(tx, List.of(mentionId), found.publishedAt()))));
  }

  private static Uni<Found> find(SqlClient tx, Caller caller, UUID mentionId) {
    return tx.preparedQuery(FIND)
        .execute(Tuple.of(mentionId, caller.seesAll(), caller.teamsArray()))
        .map(rows -> only(rows).orElseThrow(() -> new Problem.NotFound("mention", mentionId)))
        .map(row -> new Found(row.getOffsetDateTime(0), row.getArrayOfUUIDs(1)));
  }

  private static Uni<Void> lock(SqlClient tx, Found found, UUID mentionId) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(found.publishedAt(), mentionId))
        .invoke(Corrections::requireScore)
        .replaceWithVoid();
  }

  private static void requireScore(RowSet<Row> rows) {
    if (rows.size() == 0) {
      throw new Problem.Conflict(
          "The mention waits for its score; correct it when it has been read");
    }
  }

  private static Uni<Correction> write(
      SqlClient tx, Caller caller, UUID mentionId, Found found, CorrectionRequest request) {
    var parameters =
        new Object[] {
          found.publishedAt(),
          mentionId,
          request.sentiment(),
          request.crisisTypesArray(),
          found.brandIds(),
          Generators.timeBasedEpochGenerator().generate(),
          request.reason(),
          caller.name()
        };
    return tx.preparedQuery(CORRECT)
        .execute(Tuple.from(parameters))
        .map(rows -> Correction.of(rows.iterator().next()));
  }

  /**
   * Oldest first.
   *
   * @param after the id of the last one that is known
   */
  Uni<List<Correction>> list(
      Caller caller, @Nullable UUID mentionId, @Nullable UUID after, int limit) {
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), mentionId, after, limit))
        .map(Corrections::corrections);
  }

  private static List<Correction> corrections(RowSet<Row> rows) {
    var corrections = new ArrayList<Correction>(rows.size());
    rows.forEach(row -> corrections.add(Correction.of(row)));
    return corrections;
  }

  private static Optional<Row> only(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
