package io.sturmwarte.disclosure;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/authors")
public class AuthorResource {
  private final SecurityIdentity identity;
  private final Disclosures disclosures;
  private final AccessLog log;

  AuthorResource(SecurityIdentity identity, Disclosures disclosures, AccessLog log) {
    this.identity = identity;
    this.disclosures = disclosures;
    this.log = log;
  }

  /** The entry is written in the transaction that reads: who learns something is in the log. */
  @POST
  @Path("/lookup")
  @RolesAllowed({Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Whether a handle has written anything here, and under which pseudonyms")
  public Uni<Disclosures.Known> lookup(@Valid @NotNull AuthorRequest request) {
    var author = request.author();
    return disclosures
        .pool()
        .withTransaction(
            tx ->
                log.add(tx, caller(), "lookup", author, request.reason())
                    .chain(() -> disclosures.lookup(tx, author)));
  }

  @POST
  @Path("/export")
  @RolesAllowed({Role.LEGAL, Role.ADMIN})
  @Operation(summary = "All that is kept about a handle, page by page")
  public Uni<Disclosures.Export> export(@Valid @NotNull AuthorRequest request) {
    var author = request.author();
    return disclosures
        .pool()
        .withTransaction(
            tx ->
                log.add(tx, caller(), "export", author, request.reason())
                    .chain(() -> disclosures.export(tx, author, request.cursor())));
  }

  @GET
  @Path("/access-log")
  @RolesAllowed({Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Who looked up, exported or erased an author, and why; newest first")
  public Uni<Page<AccessLog.Entry>> accessLog(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    return log.list(cursor, limit);
  }

  private Caller caller() {
    return Caller.of(identity);
  }
}
