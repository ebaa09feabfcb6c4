package io.sturmwarte.evidence;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to the vault. A content is given out with a reason only, and the log keeps it. */
@Path("/api/v1/evidence")
public class EvidenceResource {
  private final Pool pool;
  private final Vault vault;
  private final AccessLog log;
  private final SecurityIdentity identity;

  EvidenceResource(Pool pool, Vault vault, AccessLog log, SecurityIdentity identity) {
    this.pool = pool;
    this.vault = vault;
    this.log = log;
    this.identity = identity;
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.LEGAL})
  @Operation(summary = "Reads a piece of evidence, for a reason that the access log keeps")
  public Uni<Opened> read(
      @PathParam("id") UUID id, @QueryParam("reason") @NotBlank @Size(max = 500) String reason) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> vault.read(tx, id, caller, reason)).map(Opened::of);
  }

  @GET
  @Path("/{id}/file")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @RolesAllowed({Role.LEAD, Role.LEGAL})
  @Operation(summary = "Downloads a piece of evidence as it was taken in, for a reason")
  public Uni<RestResponse<byte[]>> download(
      @PathParam("id") UUID id, @QueryParam("reason") @NotBlank @Size(max = 500) String reason) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> vault.read(tx, id, caller, reason))
        .map(EvidenceResource::file);
  }

  @DELETE
  @Path("/{id}/content")
  @RolesAllowed(Role.LEGAL)
  @Operation(summary = "Makes a content unreadable for good; that it was there is still shown")
  public Uni<Evidence> erase(
      @PathParam("id") UUID id, @QueryParam("reason") @NotBlank @Size(max = 500) String reason) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> vault.erase(tx, id, caller, reason));
  }

  @GET
  @Path("/verify")
  @RolesAllowed({Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Checks that nobody has changed the vault of a team, or its access log")
  public Uni<VaultCheck.Verdict> verify(@QueryParam("team") @NotBlank String team) {
    if (!Caller.of(identity).sees(team)) {
      throw new Problem.NotFound("team", team);
    }
    return VaultCheck.of(pool, team);
  }

  @GET
  @Path("/access-log")
  @RolesAllowed({Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Who has read or erased evidence, when and why; newest first")
  public Uni<Page<AccessLog.Access>> accesses(
      @QueryParam("evidence") @Nullable UUID evidence,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return log.list(Caller.of(identity), evidence, cursor, limit);
  }

  /** Never shown in the page: what somebody sent us may hold a script. */
  private static RestResponse<byte[]> file(Vault.Reading reading) {
    var evidence = reading.evidence();
    var name = "%s.%s".formatted(evidence.id(), FileKind.endingOf(evidence.mediaType()));
    return RestResponse.ResponseBuilder.ok(
            reading.content(), MediaType.valueOf(evidence.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  /**
   * A piece of evidence, read.
   *
   * @param mention as monitoring knew it then; null for a file, which is downloaded
   */
  public record Opened(Evidence evidence, @Nullable Map<String, Object> mention) {
    static Opened of(Vault.Reading reading) {
      return new Opened(
          reading.evidence(),
          switch (reading.evidence().kind()) {
            case MENTION -> new JsonObject(Buffer.buffer(reading.content())).getMap();
            case FILE -> null;
          });
    }
  }
}
