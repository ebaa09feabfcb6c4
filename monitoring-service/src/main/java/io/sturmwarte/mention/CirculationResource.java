package io.sturmwarte.mention;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/mentions/{id}/circulation")
public class CirculationResource {
  /** Only among what is about the same brands, which an index finds. */
  private static final String READ =
      """
      select %s, about.brand_ids, f.*
      from mention m
      left join mention_score s on s.mention_id = m.id and s.published_at = m.published_at
      cross join lateral (
        select coalesce(array_agg(b.id order by b.id), '{}') as brand_ids
        from mention_brand mb join brand b on b.id = mb.brand_id
        where mb.mention_id = m.id and mb.published_at = m.published_at and ($2 or b.team = any($3))) as about
      cross join lateral (
        select count(*) filter (where copy) as copies, coalesce(sum(reach) filter (where copy), 0)::bigint as copy_reach,
          coalesce(array_agg(distinct platform) filter (where copy), '{}') as copy_platforms,
          count(*) filter (where not copy) as answers,
          count(*) filter (where published_at > app_now() - interval '1 hour') as last_hour,
          count(*) filter (where published_at <= app_now() - interval '1 hour'
            and published_at > app_now() - interval '2 hours') as hour_before
        from (
          select distinct on (o.id) o.id, o.published_at, o.platform, o.reach,
            coalesce(os.copy_of = coalesce(s.copy_of, m.id), false) or coalesce(o.id = s.copy_of, false) as copy
          from mention_brand ob
          join mention o on o.id = ob.mention_id and o.published_at = ob.published_at
          left join mention_score os on os.mention_id = o.id and os.published_at = o.published_at
          where ob.brand_id = any(about.brand_ids) and ob.published_at > m.published_at - interval '24 hours' and o.id <> m.id
            and (os.copy_of = coalesce(s.copy_of, m.id) or o.id = s.copy_of
              or (o.source = m.source and (o.reply_to = m.external_id or o.repost_of = m.external_id)))) as others) as f
      where m.id = $1 and about.brand_ids <> '{}'
      """
          .formatted(MentionView.COLUMNS);

  private final SecurityIdentity identity;
  private final Pool pool;

  CirculationResource(SecurityIdentity identity, Pool pool) {
    this.identity = identity;
    this.pool = pool;
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
  @Operation(summary = "A mention, its near-copies and what answers it")
  public Uni<Circulation> read(UUID id) {
    var caller = Caller.of(identity);
    return pool.preparedQuery(READ)
        .execute(Tuple.of(id, caller.seesAll(), caller.teamsArray()))
        .map(rows -> only(rows, id));
  }

  private static Circulation only(RowSet<Row> rows, UUID id) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("mention", id);
    }
    var row = rows.iterator().next();
    return new Circulation(
        MentionView.of(row),
        row.getLong("copies"),
        row.getLong("copy_reach"),
        List.of(row.getArrayOfStrings("copy_platforms")),
        row.getLong("answers"),
        row.getLong("last_hour"),
        row.getLong("hour_before"));
  }
}
