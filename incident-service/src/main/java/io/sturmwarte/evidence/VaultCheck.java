package io.sturmwarte.evidence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks that nobody has changed the vault of a team, or its access log: each entry's place, hash
 * and predecessor, where the chain ends, and that all that the timelines say was taken is there.
 */
final class VaultCheck {
  private static final String CHAIN =
      """
      with placed as (
        select position, hash, previous_hash, %2$s(it) as recomputed,
          (row_number() over (order by position))::int as place
        from %1$s it where team = $1),
      checked as (
        select place, hash, position = place and hash = recomputed
          and previous_hash = coalesce(lag(hash) over (order by position), '') as intact
        from placed)
      select (select count(*)::int from checked) as entries,
        coalesce(
          (select min(place) from checked where not intact),
          case when (select count(*) from checked) <> coalesce(head.position, 0)
            or coalesce((select hash from checked order by place desc limit 1), '') <> coalesce(head.hash, '')
            then (select count(*)::int + 1 from checked) end) as first_broken
      from (values (1)) as one left join evidence_head head on head.team = $1 and head.chain = $2
      """;

  static final String EVIDENCE = CHAIN.formatted("evidence", "evidence_hash");
  static final String ACCESS = CHAIN.formatted("evidence_access", "evidence_access_hash");

  static final String UNWITNESSED =
      """
      select (array_agg(missing order by at))[1] as missing from (
        select (t.data ->> 'evidenceId')::uuid as missing, t.at
        from timeline_entry t join incident i on i.id = t.incident_id
        where i.team = $1 and t.kind = 'evidence'
          and not exists (select from evidence e where e.id = (t.data ->> 'evidenceId')::uuid
            and e.hash = t.data ->> 'hash')) as gone
      """;

  private VaultCheck() {}

  /**
   * Whether both chains hold.
   *
   * @param firstBroken position of the first piece that does not fit, or is missing at the end
   * @param firstBrokenAccess the same of the access log
   * @param missing a piece that a timeline tells of and the vault does not have as it was
   */
  public record Verdict(
      boolean intact,
      int pieces,
      @Nullable Integer firstBroken,
      int accesses,
      @Nullable Integer firstBrokenAccess,
      @Nullable UUID missing) {}

  static Uni<Verdict> of(SqlClient database, String team) {
    return database
        .preparedQuery(EVIDENCE)
        .execute(Tuple.of(team, "evidence"))
        .map(rows -> rows.iterator().next())
        .chain(
            evidence ->
                database
                    .preparedQuery(ACCESS)
                    .execute(Tuple.of(team, "access"))
                    .map(rows -> rows.iterator().next())
                    .chain(
                        access ->
                            database
                                .preparedQuery(UNWITNESSED)
                                .execute(Tuple.of(team))
                                .map(rows -> rows.iterator().next().getUUID("missing"))
                                .map(missing -> verdict(evidence, access, missing))));
  }

  private static Verdict verdict(Row evidence, Row access, @Nullable UUID missing) {
    var broken = evidence.getInteger("first_broken");
    var brokenAccess = access.getInteger("first_broken");
    return new Verdict(
        broken == null && brokenAccess == null && missing == null,
        evidence.getInteger("entries"),
        broken,
        access.getInteger("entries"),
        brokenAccess,
        missing);
  }
}
