package io.sturmwarte.scenario;

import static io.sturmwarte.identity.Role.ADMIN;
import static io.sturmwarte.identity.Role.LEAD;
import static io.sturmwarte.identity.Role.LEGAL;
import static io.sturmwarte.identity.Role.RESPONDER;
import static io.sturmwarte.identity.Role.SERVICE;
import static io.sturmwarte.identity.Role.TRAINER;
import static io.sturmwarte.identity.Role.VIEWER;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The library of scenarios. */
@Path("/api/v1/scenarios")
@Produces(MediaType.APPLICATION_JSON)
public class ScenarioResource {
  private final ScenarioLibrary library;
  private final ScenarioReader reader;

  ScenarioResource(ScenarioLibrary library, ScenarioReader reader) {
    this.library = library;
    this.reader = reader;
  }

  @GET
  @RolesAllowed({VIEWER, RESPONDER, LEAD, LEGAL, TRAINER, ADMIN, SERVICE})
  @Operation(summary = "Lists the scenarios")
  public List<ScenarioView> list() {
    return library.all().stream().map(ScenarioView::of).toList();
  }

  @GET
  @Path("/{key}")
  @RolesAllowed({VIEWER, RESPONDER, LEAD, LEGAL, TRAINER, ADMIN, SERVICE})
  @Operation(summary = "Shows a scenario without giving away what will come")
  public ScenarioView get(String key) {
    return ScenarioView.of(library.get(key));
  }

  @GET
  @Path("/schema")
  @Produces("application/schema+json")
  @RolesAllowed({VIEWER, RESPONDER, LEAD, LEGAL, TRAINER, ADMIN, SERVICE})
  @Operation(summary = "The JSON schema of scenarios")
  public String schema() {
    return reader.schema();
  }

  @POST
  @Path("/validate")
  @Consumes({"application/yaml", MediaType.TEXT_PLAIN})
  @Blocking
  @RolesAllowed(TRAINER)
  @Operation(summary = "Checks a scenario in YAML; names every fault with its line")
  public Validation validate(@NotBlank String yaml) {
    var faults = reader.check(yaml);
    return new Validation(faults.isEmpty(), faults);
  }

  /** What the check of a scenario found. */
  public record Validation(boolean valid, List<ScenarioFault> faults) {}
}
