package io.sturmwarte.library;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.IdempotentRequests;
import io.sturmwarte.library.Entries.Origin;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to the library. */
@Path("/api/v1/library")
public class LibraryResource {
  private final Pool pool;
  private final Entries entries;
  private final Search search;
  private final Keeping keeping;
  private final IdempotentRequests repeats;
  private final SecurityIdentity identity;

  LibraryResource(
      Pool pool,
      Entries entries,
      Search search,
      Keeping keeping,
      IdempotentRequests repeats,
      SecurityIdentity identity) {
    this.pool = pool;
    this.entries = entries;
    this.search = search;
    this.keeping = keeping;
    this.repeats = repeats;
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
  @Operation(summary = "Lists entries that carry the tags, newest first")
  public Uni<Page<Entry>> list(
      @BeanParam @Valid Wanted wanted,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return search.list(wanted, Caller.of(identity), cursor, limit);
  }

  @GET
  @Path("/search")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Finds entries by their words, best first, and says where the words stand")
  public Uni<Page<Hit>> find(
      @QueryParam("q") @NotBlank @Size(max = 300) String words,
      @QueryParam("language") @Nullable String language,
      @BeanParam @Valid Wanted wanted,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    return search.find(words, language, wanted, Caller.of(identity), cursor, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Reads an entry in both languages")
  public Uni<RestResponse<Entry>> read(@PathParam("id") UUID id) {
    return entries
        .read(pool, id, Caller.of(identity))
        .map(entry -> tagged(RestResponse.Status.OK, entry));
  }

  @GET
  @Path("/{id}/newer")
  @RolesAllowed({Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Reads the newer version that came with the product and waits")
  public Uni<Draft> newer(@PathParam("id") UUID id) {
    return entries.read(pool, id, Caller.of(identity)).chain(() -> keeping.newer(pool, id));
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Begins an entry as a draft of a team")
  public Uni<RestResponse<Entry>> write(
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @QueryParam("team") @NotBlank @Size(max = 100) String team,
      @NotNull @Valid Draft draft) {
    var caller = Caller.of(identity);
    if (!caller.sees(team)) {
      throw new Problem.NotFound("team", team);
    }
    draft.requireKeepable();
    return pool.withTransaction(tx -> write(tx, caller, key, team, draft))
        .map(entry -> tagged(RestResponse.Status.CREATED, entry));
  }

  private Uni<Entry> write(
      SqlConnection tx, Caller caller, @Nullable String key, String team, Draft draft) {
    var id = Generators.timeBasedEpochGenerator().generate();
    return repeats
        .claim(tx, caller.name(), key, draft, id)
        .call(
            known ->
                known.equals(id)
                    ? entries.insert(tx, id, team, caller.name(), draft, Origin.WRITTEN)
                    : Uni.createFrom().voidItem())
        .chain(known -> entries.read(tx, known, caller));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Replaces an entry; what is published has to stay whole")
  public Uni<RestResponse<Entry>> replace(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Draft draft) {
    return changed(keeping.replace(id, match, draft, Caller.of(identity)));
  }

  @POST
  @Path("/{id}/publish")
  @RolesAllowed({Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Shows a draft, or what was retired, to the whole house")
  public Uni<RestResponse<Entry>> publish(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return changed(keeping.publish(id, match, Caller.of(identity)));
  }

  @POST
  @Path("/{id}/retire")
  @RolesAllowed({Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Takes an entry out of lists, searches and suggestions, and keeps it")
  public Uni<RestResponse<Entry>> retire(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return changed(keeping.retire(id, match, Caller.of(identity)));
  }

  @POST
  @Path("/{id}/looked-at")
  @RolesAllowed({Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Says that an entry still holds, and when it is looked at next")
  public Uni<RestResponse<Entry>> lookedAt(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid NextLook next) {
    return changed(keeping.lookedAt(id, match, next.reviewOn(), Caller.of(identity)));
  }

  @POST
  @Path("/{id}/take-newer")
  @RolesAllowed({Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Replaces the house's words by the newer version of the product")
  public Uni<RestResponse<Entry>> takeNewer(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return changed(keeping.takeNewer(id, match, Caller.of(identity)));
  }

  private static Uni<RestResponse<Entry>> changed(Uni<Entry> change) {
    return change.map(entry -> tagged(RestResponse.Status.OK, entry));
  }

  static RestResponse<Entry> tagged(RestResponse.Status status, Entry entry) {
    return RestResponse.ResponseBuilder.create(status, entry)
        .tag(new EntityTag(String.valueOf(entry.version())))
        .location(URI.create("/api/v1/library/" + entry.id()))
        .build();
  }

  /** When an entry is looked at next. */
  public record NextLook(@NotNull LocalDate reviewOn) {}
}
