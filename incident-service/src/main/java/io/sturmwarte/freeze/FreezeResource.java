package io.sturmwarte.freeze;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.IdempotentRequests;
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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to freezes; other systems ask here before they publish. */
@Path("/api/v1/freezes")
public class FreezeResource {
  private static final Duration LONGEST = Duration.ofDays(14);

  private static final String NEWEST_FIRST =
      """
      select * from publishing_freeze
      where ($1 or team = any($2)) and ($3::uuid is null or brand_id = $3)
        and ($4::timestamptz is null or (started_at, id) < ($4, $5::uuid))
      order by started_at desc, id desc limit $6
      """;

  private static final String HOLDING =
      """
      select * from publishing_freeze
      where ($1 or team = any($2)) and ended_at is null and until > app_now()
        and ($3::uuid is null or brand_id = $3) and ($4::text is null or platforms = '{}' or $4 = any(platforms))
      order by started_at
      """;

  private static final String BEGIN =
      """
      insert into publishing_freeze (id, team, brand_id, brand_name, platforms, why, people, functions, started_by, until)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning *
      """;

  private static final String EXTEND =
      "update publishing_freeze set until = $2, version = version + 1 where id = $1 returning *";

  private static final String END =
      """
      update publishing_freeze set ended_at = app_now(), ended_by = $2, ending = $3, version = version + 1
      where id = $1 returning *
      """;

  private final Pool pool;
  private final Freezes freezes;
  private final FreezeNotices notices;
  private final IdempotentRequests repeats;
  private final Clock clock;
  private final SecurityIdentity identity;

  FreezeResource(
      Pool pool,
      Freezes freezes,
      FreezeNotices notices,
      IdempotentRequests repeats,
      Clock clock,
      SecurityIdentity identity) {
    this.pool = pool;
    this.freezes = freezes;
    this.notices = notices;
    this.repeats = repeats;
    this.clock = clock;
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
  @Operation(summary = "Lists freezes, those that are over too, newest first")
  public Uni<Page<Freeze>> list(
      @QueryParam("brand") @Nullable UUID brand,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var caller = Caller.of(identity);
    var from = Position.after(cursor);
    var parameters =
        Tuple.from(
            new Object[] {
              caller.seesAll(), caller.teamsArray(), brand, from.at(), from.id(), limit + 1
            });
    return freezes
        .find(pool, NEWEST_FIRST, parameters)
        .map(found -> Page.of(found, limit, it -> Position.of(it.startedAt(), it.id())));
  }

  @GET
  @Path("/current")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Says whether publishing is frozen now, and who may still publish")
  public Uni<Current> current(
      @QueryParam("brand") @Nullable UUID brand,
      @QueryParam("platform") @Nullable String platform) {
    var caller = Caller.of(identity);
    var parameters = Tuple.of(caller.seesAll(), caller.teamsArray(), brand, platform);
    return freezes
        .find(pool, HOLDING, parameters)
        .map(found -> new Current(!found.isEmpty(), found));
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Freezes a brand's publishing; 409 where it is frozen like this already")
  public Uni<RestResponse<Freeze>> start(
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @NotNull @Valid Request request) {
    var caller = Caller.of(identity);
    if (!caller.sees(request.team())) {
      throw new Problem.NotFound("team", request.team());
    }
    requireAhead(request.until());
    return pool.withTransaction(tx -> start(tx, caller, key, request))
        .map(
            freeze ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, freeze)
                    .location(URI.create("/api/v1/freezes/" + freeze.id()))
                    .build());
  }

  private Uni<Freeze> start(
      SqlConnection tx, Caller caller, @Nullable String key, Request request) {
    var id = Generators.timeBasedEpochGenerator().generate();
    return repeats
        .claim(tx, caller.name(), key, request, id)
        .chain(
            known ->
                known.equals(id)
                    ? insert(tx, caller, request, id)
                    : freezes.lock(tx, known, caller));
  }

  private Uni<Freeze> insert(SqlConnection tx, Caller caller, Request it, UUID id) {
    var parameters =
        Tuple.from(
            new Object[] {
              id,
              it.team(),
              it.brandId(),
              it.brandName(),
              Freeze.array(it.platforms()),
              it.why(),
              Freeze.array(it.people()),
              Freeze.array(it.functions()),
              caller.name(),
              it.until().atOffset(ZoneOffset.UTC)
            });
    return freezes
        .find(tx, BEGIN, parameters)
        .map(FreezeResource::begun)
        .call(
            freeze ->
                freezes.record(tx, freeze, "freezeStarted", caller.name(), Words.started(freeze)))
        .call(freeze -> notices.started(tx, freeze));
  }

  private static Freeze begun(List<Freeze> inserted) {
    if (inserted.isEmpty()) {
      throw new Problem.Conflict(
          "Publishing is frozen for this brand and these platforms already; extend or end that freeze");
    }
    return inserted.getFirst();
  }

  @POST
  @Path("/{id}/extend")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Moves the end of a freeze that holds")
  public Uni<Freeze> extend(@PathParam("id") UUID id, @NotNull @Valid Extension extension) {
    var caller = Caller.of(identity);
    requireAhead(extension.until());
    return pool.withTransaction(
        tx ->
            freezes
                .lock(tx, id, caller)
                .invoke(FreezeResource::requireHolding)
                .chain(
                    freeze ->
                        freezes.find(
                            tx, EXTEND, Tuple.of(id, extension.until().atOffset(ZoneOffset.UTC))))
                .map(List::getFirst)
                .call(
                    freeze ->
                        freezes.record(
                            tx, freeze, "freezeExtended", caller.name(), Words.extended(freeze))));
  }

  @POST
  @Path("/{id}/end")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Ends a freeze before its time")
  public Uni<Freeze> end(@PathParam("id") UUID id, @NotNull @Valid Ending ending) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> end(tx, id, caller, ending.reason()));
  }

  private Uni<Freeze> end(SqlConnection tx, UUID id, Caller caller, String reason) {
    return freezes
        .lock(tx, id, caller)
        .invoke(FreezeResource::requireHolding)
        .chain(freeze -> freezes.find(tx, END, Tuple.of(id, caller.name(), reason)))
        .map(List::getFirst)
        .call(
            freeze ->
                freezes.record(
                    tx, freeze, "freezeEnded", caller.name(), Words.ended(caller.name(), reason)))
        .call(freeze -> notices.ended(tx, freeze));
  }

  private static void requireHolding(Freeze freeze) {
    if (freeze.endedAt() != null) {
      throw new Problem.Conflict("This freeze is over; start a new one");
    }
  }

  private void requireAhead(Instant until) {
    var now = clock.instant();
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      throw new Problem.Invalid("until", "must be ahead, and at most 14 days");
    }
  }

  /** Whether publishing is frozen. */
  public record Current(boolean frozen, List<Freeze> freezes) {}

  /**
   * What a freeze is started with.
   *
   * @param platforms where; none for everywhere
   * @param people who may still publish, by the names they sign in with
   * @param functions whose holders may still publish
   */
  public record Request(
      @NotNull UUID brandId,
      @NotBlank @Size(max = 200) String brandName,
      @NotBlank @Size(max = 100) String team,
      @Size(max = 20) Set<@NotBlank @Size(max = 50) String> platforms,
      @NotBlank @Size(max = 2_000) String why,
      @Size(max = 50) Set<@NotBlank @Size(max = 100) String> people,
      @Size(max = 20) Set<@NotBlank @Size(max = 50) String> functions,
      @NotNull Instant until) {
    @SuppressWarnings("NullAway") // what was not sent is null here
    public Request {
      platforms = platforms == null ? Set.of() : platforms;
      people = people == null ? Set.of() : people;
      functions = functions == null ? Set.of() : functions;
    }
  }

  /** Until when a freeze is to hold. */
  public record Extension(@NotNull Instant until) {}

  /** Why a freeze ends. */
  public record Ending(@NotBlank @Size(max = 2_000) String reason) {}
}
