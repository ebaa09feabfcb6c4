package io.sturmwarte.person;

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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The door to people. The team's leads keep them; everybody keeps how they themselves are reached.
 */
@Path("/api/v1/people")
public class PersonResource {
  private final Register register;
  private final SecurityIdentity identity;

  PersonResource(Register register, SecurityIdentity identity) {
    this.register = register;
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
  @Operation(summary = "Lists the people of the caller's teams by name")
  public Uni<Page<PersonView>> list(
      @QueryParam("team") @Nullable String team,
      @QueryParam("function") @Nullable String function,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return register.list(Caller.of(identity), team, function, cursor, limit);
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
  @Operation(summary = "Reads a person with how they are reached")
  public Uni<RestResponse<PersonView>> read(@PathParam("id") UUID id) {
    return register.read(Caller.of(identity), id).map(it -> tagged(RestResponse.Status.OK, it));
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Adds a person to a team")
  public Uni<RestResponse<PersonView>> add(@NotNull @Valid PersonRequest request) {
    var caller = Caller.of(identity);
    requireTeam(caller, request.team());
    request.requireZone();
    return register.add(caller, request).map(it -> tagged(RestResponse.Status.CREATED, it));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Replaces what is said of a person; contact methods and rules stay")
  public Uni<RestResponse<PersonView>> replace(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid PersonRequest request) {
    var caller = Caller.of(identity);
    requireTeam(caller, request.team());
    request.requireZone();
    return register
        .replace(caller, id, match, request)
        .map(it -> tagged(RestResponse.Status.OK, it));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Removes a person with all their contact methods")
  public Uni<RestResponse<Void>> remove(@PathParam("id") UUID id) {
    return register.remove(Caller.of(identity), id).replaceWith(RestResponse.noContent());
  }

  private static void requireTeam(Caller caller, String team) {
    if (!caller.sees(team)) {
      throw new Problem.NotFound("team", team);
    }
  }

  static RestResponse<PersonView> tagged(RestResponse.Status status, PersonView it) {
    return RestResponse.ResponseBuilder.create(status, it)
        .tag(new EntityTag(String.valueOf(it.version())))
        .location(URI.create("/api/v1/people/" + it.id()))
        .build();
  }

  /**
   * What is said of a person.
   *
   * @param login the name they sign in with; null for those who never do
   * @param zone an IANA zone such as Europe/Berlin
   * @param functions such as agent, team-lead, communications, press, legal, executive, scribe
   */
  public record PersonRequest(
      @NotBlank @Size(max = 100) String team,
      @Nullable @Size(min = 1, max = 200) String login,
      @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*") String name,
      @Nullable @Pattern(regexp = "de|en") String language,
      @Nullable @Size(max = 60) String zone,
      @Nullable @Size(max = 20) Set<@Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String> functions,
      @Nullable Boolean active) {
    public PersonRequest {
      language = language == null ? "de" : language;
      zone = zone == null ? "Europe/Berlin" : zone;
      functions = functions == null ? Set.of() : functions;
      active = active == null || active;
    }

    void requireZone() {
      try {
        ZoneId.of(String.valueOf(zone));
      } catch (DateTimeException e) {
        throw new Problem.Invalid("zone", "must be an IANA zone such as Europe/Berlin");
      }
    }
  }

  /**
   * A person with how they are reached.
   *
   * @param contactMethods empty for those who only look on
   */
  public record PersonView(
      UUID id,
      String team,
      @Nullable String login,
      String name,
      String language,
      String zone,
      Set<String> functions,
      boolean active,
      @Nullable QuietHours quietHours,
      List<ContactMethod> contactMethods,
      List<NotificationRule> notificationRules,
      int version) {}
}
