package io.sturmwarte.imports;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/imports")
public class ImportResource {
  private final SecurityIdentity identity;
  private final Imports imports;

  ImportResource(SecurityIdentity identity, Imports imports) {
    this.identity = identity;
    this.imports = imports;
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Announces a file of mentions; send its bytes, then start it")
  public Uni<RestResponse<Import>> create(@Valid @NotNull ImportRequest request) {
    if (!caller().sees(request.team())) {
      throw new Problem.Invalid("team", "you are not in the team " + request.team());
    }
    request.columns().keySet().forEach(field -> requireField("columns", field));
    request.defaults().keySet().forEach(field -> requireField("defaults", field));
    var id = request.id() == null ? Generators.timeBasedEpochGenerator().generate() : request.id();
    return imports
        .create(caller(), id, request)
        .map(
            it ->
                RestResponse.ResponseBuilder.<Import>created(
                        URI.create("/api/v1/imports/" + it.id()))
                    .entity(it)
                    .build());
  }

  private static void requireField(String where, String field) {
    if (!RowReader.FIELDS.contains(field)) {
      throw new Problem.Invalid(where, "there is no field %s of a mention".formatted(field));
    }
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Adds up to 16 MiB of the file; what was sent already may be sent again unharmed")
  public Uni<Import> append(
      UUID id, @HeaderParam("Upload-Offset") @NotNull @Min(0) Long offset, byte[] bytes) {
    return imports.append(caller(), id, offset, bytes);
  }

  @POST
  @Path("/{id}/start")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Takes the file in, in the background; it is complete now")
  public Uni<Import> start(UUID id) {
    return imports.start(caller(), id);
  }

  @POST
  @Path("/{id}/cancel")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Stops an import; what was taken in stays")
  public Uni<Import> cancel(UUID id) {
    return imports.cancel(caller(), id);
  }

  @GET
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "The imports of the caller's teams, newest first, and how far they are")
  public Uni<Page<Import>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    return imports.list(caller(), cursor, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "An import, and how far it is")
  public Uni<Import> get(UUID id) {
    return imports.find(caller(), id);
  }

  @GET
  @Path("/{id}/rejected")
  @Produces("text/csv")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "The lines that were refused, as CSV; 10,000 at a time, from after a line on")
  public Uni<RestResponse<String>> rejected(
      UUID id, @QueryParam("after") @DefaultValue("0") @Min(0) long after) {
    return imports
        .rejected(caller(), id, after)
        .map(
            report ->
                RestResponse.ResponseBuilder.ok(report)
                    .header("Content-Disposition", "attachment; filename=\"rejected.csv\"")
                    .build());
  }

  private Caller caller() {
    return Caller.of(identity);
  }
}
