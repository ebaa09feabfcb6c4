package io.sturmwarte.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/corrections")
public class CorrectionExportResource {
  private final SecurityIdentity identity;
  private final Corrections corrections;
  private final ObjectMapper json;

  CorrectionExportResource(SecurityIdentity identity, Corrections corrections, ObjectMapper json) {
    this.identity = identity;
    this.corrections = corrections;
    this.json = json;
  }

  @GET
  @Produces("application/x-ndjson")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "The corrections to learn from, one a line, oldest first",
      description = "Read on with the id of the last line as 'after'.")
  public Uni<String> export(
      @QueryParam("after") @Nullable UUID after,
      @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(10_000) int limit) {
    return corrections
        .list(Caller.of(identity), null, after, limit)
        .map(list -> list.stream().map(this::line).collect(Collectors.joining()));
  }

  private String line(Correction correction) {
    try {
      return json.writeValueAsString(correction) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
