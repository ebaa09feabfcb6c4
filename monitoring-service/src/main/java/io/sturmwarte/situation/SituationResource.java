package io.sturmwarte.situation;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.signal.BrandSignals;
import io.sturmwarte.storm.Levels;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/situation")
public class SituationResource {
  private static final int BINS_OF_AN_HOUR = 12;

  private static final String READ =
      """
      with mine as (
        select id, name, team from brand where $1 or team = any($2)),
      counted as (
        select c.brand_id, 23 - floor(extract(epoch from $3 - c.minute) / 3600)::int as hour, sum(c.mentions) as mentions,
          sum(c.scored) as scored, sum(c.negatives) as negatives
        from mine join counter c on c.brand_id = mine.id
        where c.minute > $3 - interval '24 hours' and c.minute <= $3
        group by 1, 2),
      waiting as (
        select brand_id, count(*) as unscored, min(received_at) as oldest
        from unscored cross join unnest(brand_ids) as brand_id
        group by brand_id)
      select mine.id, mine.name, mine.team, %s, w.state,
        coalesce(h.mentions, 0)::bigint as mentions, coalesce(h.scored, 0)::bigint as scored,
        coalesce(h.negatives, 0)::bigint as negatives,
        array(
          select coalesce(c.negatives, 0)::bigint
          from generate_series(0, 23) as n left join counted c on c.brand_id = mine.id and c.hour = n
          order by n) as spark,
        coalesce(waiting.unscored, 0)::bigint as unscored,
        coalesce(extract(epoch from $3 - waiting.oldest), 0)::bigint as oldest_unscored_seconds
      from mine
      join storm s on s.brand_id = mine.id
      join watch w on w.brand_id = mine.id
      left join counted h on h.brand_id = mine.id and h.hour = 23
      left join waiting on waiting.brand_id = mine.id
      order by s.level desc, negatives desc, mine.name
      """
          .formatted(Levels.COLUMNS);

  private final SecurityIdentity identity;
  private final Clock clock;
  private final Pool pool;
  private final Levels levels;

  SituationResource(SecurityIdentity identity, Clock clock, Pool pool, Levels levels) {
    this.identity = identity;
    this.clock = clock;
    this.pool = pool;
    this.levels = levels;
  }

  @GET
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "How things stand with the brands of the caller's teams, the worst first")
  public Uni<List<BrandSituation>> read() {
    var caller = Caller.of(identity);
    var now = clock.instant();
    return pool.preparedQuery(READ)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), now.atOffset(ZoneOffset.UTC)))
        .map(rows -> situations(rows, now));
  }

  private List<BrandSituation> situations(RowSet<Row> rows, Instant now) {
    var situations = new ArrayList<BrandSituation>(rows.size());
    rows.forEach(row -> situations.add(situation(row, now)));
    return situations;
  }

  private BrandSituation situation(Row row, Instant now) {
    var learned =
        Optional.ofNullable(row.getValue("state"))
            .map(state -> BrandSignals.of(((Buffer) state).getBytes()))
            .orElseGet(BrandSignals::unlearned);
    var scored = row.getLong("scored");
    var negatives = row.getLong("negatives");
    return new BrandSituation(
        new BrandSituation.Named(row.getUUID("id"), row.getString("name"), row.getString("team")),
        levels.level(row),
        negatives,
        BINS_OF_AN_HOUR * learned.usualNegatives(now),
        row.getLong("mentions"),
        BINS_OF_AN_HOUR * learned.usualMentions(now),
        scored == 0 ? 0 : (double) negatives / scored,
        learned.usualNegativeShare(),
        List.of(row.getArrayOfLongs("spark")),
        row.getLong("unscored"),
        row.getLong("oldest_unscored_seconds"));
  }
}
