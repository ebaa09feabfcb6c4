package io.sturmwarte.template;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.IdempotentRequests;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.paging.Page;
import io.sturmwarte.paging.Position;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to words prepared beforehand. */
@Path("/api/v1/templates")
public class TemplateResource {
  private static final String NEWEST_FIRST =
      """
      select * from template
      where ($1 or team is null or team = any($2)) and not retired and ($3::text is null or kind = $3)
        and ($4::text is null or cause is null or cause = $4)
        and ($5::timestamptz is null or (created_at, id) < ($5, $6::uuid))
      order by created_at desc, id desc limit $7
      """;

  private static final String INSERT =
      """
      insert into template (id, team, kind, cause, title_de, title_en, text_de, text_en, owner, edited_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) returning *
      """;

  private static final String REPLACE =
      """
      update template set kind = $2, cause = $3, title_de = $4, title_en = $5, text_de = $6, text_en = $7,
        edited_by = $8, edited_at = app_now(), approved_by = null, approved_at = null, version = version + 1
      where id = $1 returning *
      """;

  private static final String APPROVE =
      """
      update template set approved_by = $2, approved_at = app_now(), version = version + 1
      where id = $1 returning *
      """;

  private static final String RETIRE =
      "update template set retired = true, version = version + 1 where id = $1 returning *";

  private static final String LOCK =
      "select * from template where id = $1 and ($2 or team is null or team = any($3)) for update";

  private final Pool pool;
  private final Templates templates;
  private final Incidents incidents;
  private final IdempotentRequests repeats;
  private final SecurityIdentity identity;

  TemplateResource(
      Pool pool,
      Templates templates,
      Incidents incidents,
      IdempotentRequests repeats,
      SecurityIdentity identity) {
    this.pool = pool;
    this.templates = templates;
    this.incidents = incidents;
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
  @Operation(summary = "Lists templates, those for every cause too, newest first")
  public Uni<Page<Template>> list(
      @QueryParam("kind") @Pattern(regexp = "holding-statement|reply") @Nullable String kind,
      @QueryParam("cause") @Nullable String cause,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var caller = Caller.of(identity);
    var from = Position.after(cursor);
    var parameters =
        Tuple.from(
            new Object[] {
              caller.seesAll(), caller.teamsArray(), kind, cause, from.at(), from.id(), limit + 1
            });
    return templates
        .find(pool, NEWEST_FIRST, parameters)
        .map(found -> Page.of(found, limit, it -> Position.of(it.createdAt(), it.id())));
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
  @Operation(summary = "Reads a template")
  public Uni<RestResponse<Template>> read(@PathParam("id") UUID id) {
    return templates
        .read(pool, id, Caller.of(identity))
        .map(it -> tagged(RestResponse.Status.OK, it));
  }

  @POST
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Creates a template of a team")
  public Uni<RestResponse<Template>> create(
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @NotNull @Valid Request request) {
    var caller = Caller.of(identity);
    if (!caller.sees(request.team())) {
      throw new Problem.NotFound("team", request.team());
    }
    return pool.withTransaction(tx -> create(tx, caller, key, request))
        .map(it -> tagged(RestResponse.Status.CREATED, it));
  }

  private Uni<Template> create(
      SqlConnection tx, Caller caller, @Nullable String key, Request request) {
    var id = Generators.timeBasedEpochGenerator().generate();
    return repeats
        .claim(tx, caller.name(), key, request, id)
        .chain(
            known ->
                known.equals(id)
                    ? templates.find(tx, INSERT, row(id, request, caller)).map(List::getFirst)
                    : templates.read(tx, known, caller));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Replaces a template's words, which takes its approval away")
  public Uni<RestResponse<Template>> replace(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Request it) {
    var editor = Caller.of(identity).name();
    return change(
        id,
        match,
        REPLACE,
        Tuple.from(
            new Object[] {
              id,
              it.kind().word(),
              word(it.cause()),
              it.title().de(),
              it.title().en(),
              it.text().de(),
              it.text().en(),
              editor
            }));
  }

  @POST
  @Path("/{id}/approve")
  @RolesAllowed({Role.LEAD, Role.LEGAL})
  @Operation(
      summary = "Approves a template, so that its words need no further approval in a crisis")
  public Uni<RestResponse<Template>> approve(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return change(id, match, APPROVE, Tuple.of(id, Caller.of(identity).name()));
  }

  @POST
  @Path("/{id}/retire")
  @RolesAllowed({Role.LEAD})
  @Operation(summary = "Takes a template out of use")
  public Uni<RestResponse<Template>> retire(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return change(id, match, RETIRE, Tuple.of(id));
  }

  private Uni<RestResponse<Template>> change(
      UUID id, @Nullable String match, String sql, Tuple parameters) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
            tx ->
                templates
                    .find(tx, LOCK, Tuple.of(id, caller.seesAll(), caller.teamsArray()))
                    .map(found -> Templates.first(found, id))
                    .invoke(it -> requireMayChange(it, match, sql, caller))
                    .chain(() -> templates.find(tx, sql, parameters))
                    .map(List::getFirst))
        .map(it -> tagged(RestResponse.Status.OK, it));
  }

  private static void requireMayChange(
      Template it, @Nullable String match, String sql, Caller caller) {
    if (it.team() == null) {
      throw new Problem.Conflict(
          "This template was shipped and stays as it is; create one of your team from it");
    }
    if (it.retired()) {
      throw new Problem.Conflict("This template is retired; create another");
    }
    if (match != null && !match.equals("*") && !match.equals("\"" + it.version() + "\"")) {
      throw new Problem.Stale("Template", it.id());
    }
    if (sql.equals(APPROVE) && it.editedBy().equals(caller.name())) {
      throw new Problem.Conflict("You wrote these words; somebody else must approve them");
    }
  }

  @POST
  @Path("/{id}/fill")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Fills a template's variables; 400 names those without a value")
  public Uni<Filled> fill(@PathParam("id") UUID id, @NotNull @Valid FillRequest request) {
    var caller = Caller.of(identity);
    return templates
        .read(pool, id, caller)
        .chain(
            template ->
                incident(request.incidentId(), caller)
                    .map(
                        incident ->
                            Templates.fill(
                                template,
                                request.language(),
                                request.values(),
                                incident.orElse(null))))
        .map(Filled::new);
  }

  private Uni<Optional<Incident>> incident(@Nullable UUID id, Caller caller) {
    return id == null
        ? Uni.createFrom().item(Optional.empty())
        : incidents.read(pool, id, caller).map(Optional::of);
  }

  private static Tuple row(UUID id, Request it, Caller caller) {
    return Tuple.from(
        new Object[] {
          id,
          it.team(),
          it.kind().word(),
          word(it.cause()),
          it.title().de(),
          it.title().en(),
          it.text().de(),
          it.text().en(),
          caller.name()
        });
  }

  private static @Nullable String word(@Nullable Cause cause) {
    return cause == null ? null : cause.word();
  }

  private static RestResponse<Template> tagged(RestResponse.Status status, Template it) {
    return RestResponse.ResponseBuilder.create(status, it)
        .tag(new EntityTag(String.valueOf(it.version())))
        .location(URI.create("/api/v1/templates/" + it.id()))
        .build();
  }

  /** What a template is made of; its variables are words in braces, such as {@code {brand}}. */
  public record Request(
      @NotBlank @Size(max = 100) String team,
      @NotNull Template.Kind kind,
      @Nullable Cause cause,
      @NotNull @Valid Both title,
      @NotNull @Valid Both text) {}

  /** Words in both languages. */
  public record Both(
      @NotBlank @Size(max = 10_000) String de, @NotBlank @Size(max = 10_000) String en) {}

  /**
   * What to fill in.
   *
   * @param incidentId gives {@code brand} and {@code incident}
   */
  public record FillRequest(
      @NotNull @Pattern(regexp = "de|en") String language,
      @Nullable UUID incidentId,
      @Size(max = 50) Map<String, @NotNull @Size(max = 2_000) String> values) {
    @SuppressWarnings("NullAway") // what was not sent is null here
    public FillRequest {
      values = values == null ? Map.of() : values;
    }
  }

  /** The words, ready to be reviewed. */
  public record Filled(String text) {}
}
