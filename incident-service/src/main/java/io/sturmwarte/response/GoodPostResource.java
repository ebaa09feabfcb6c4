package io.sturmwarte.response;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to what went well in public, so that the team can point to it. */
@Path("/api/v1/incidents/{id}/good-posts")
public class GoodPostResource {
  private static final String NEWEST_FIRST =
      """
      select id, null::uuid as response_id, url, text, author, platform, why, noted_by, noted_at as at
      from good_post where incident_id = $1
      union all
      select response.id, response.id, url, draft.text, null, platform, went_well, published_by, published_at
      from response join response_draft draft on draft.response_id = response.id and draft.version = response.draft
      where incident_id = $1 and went_well is not null
      order by at desc, id desc limit 200
      """;

  private static final String INSERT =
      """
      insert into good_post (id, incident_id, url, text, author, platform, why, noted_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final SecurityIdentity identity;

  GoodPostResource(Pool pool, Incidents incidents, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.identity = identity;
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
  @Operation(summary = "Lists the 200 newest posts and responses that went well")
  public Uni<List<GoodPost>> list(@PathParam("id") UUID id) {
    return incidents
        .read(pool, id, Caller.of(identity))
        .chain(() -> pool.preparedQuery(NEWEST_FIRST).execute(Tuple.of(id)))
        .map(rows -> rows.stream().map(GoodPost::of).toList());
  }

  @POST
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Notes a post by somebody else that helps")
  public Uni<RestResponse<List<GoodPost>>> note(
      @PathParam("id") UUID id, @NotNull @Valid Request request) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
            tx ->
                incidents
                    .lock(tx, id, caller)
                    .chain(incident -> note(tx, incident, request, caller.name())))
        .chain(() -> list(id))
        .map(posts -> RestResponse.status(RestResponse.Status.CREATED, posts));
  }

  private Uni<Void> note(SqlConnection tx, Incident incident, Request it, String actor) {
    var changes = incidents.changes();
    changes.entry(
        incident, "goodPost", actor, Words.goodPost(actor, it.why()), Map.of("url", it.url()));
    return tx.preparedQuery(INSERT)
        .execute(row(incident, it, actor))
        .invoke(rows -> requireNew(rows.rowCount()))
        .chain(() -> changes.write(tx));
  }

  private static void requireNew(int inserted) {
    if (inserted == 0) {
      throw new Problem.Conflict("This post has been noted for the incident already");
    }
  }

  private static Tuple row(Incident incident, Request it, String actor) {
    return Tuple.from(
        new Object[] {
          Generators.timeBasedEpochGenerator().generate(),
          incident.id,
          it.url(),
          it.text(),
          it.author(),
          it.platform(),
          it.why(),
          actor
        });
  }

  /** A post that helps, and why. */
  public record Request(
      @NotBlank @Size(max = 2_000) @Pattern(regexp = "https?://\\S+") String url,
      @NotBlank @Size(max = 20_000) String text,
      @Size(max = 200) @Nullable String author,
      @NotBlank @Size(max = 50) String platform,
      @NotBlank @Size(max = 2_000) String why) {}
}
