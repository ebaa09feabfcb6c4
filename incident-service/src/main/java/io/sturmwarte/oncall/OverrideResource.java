package io.sturmwarte.oncall;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The door to overrides and temporary schedules; lists leave out what is over. */
@Path("/api/v1/rotations/{rotation}")
public class OverrideResource {
  private final Pool pool;
  private final OnCall onCall;
  private final Rotations rotations;
  private final Laid laid;
  private final SecurityIdentity identity;
  private final Clock clock;

  OverrideResource(
      Pool pool,
      OnCall onCall,
      Rotations rotations,
      Laid laid,
      SecurityIdentity identity,
      Clock clock) {
    this.pool = pool;
    this.onCall = onCall;
    this.rotations = rotations;
    this.laid = laid;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Path("/overrides")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Lists overrides that are not over")
  public Uni<List<OverrideView>> overrides(@PathParam("rotation") UUID rotation) {
    return visible(pool, rotation)
        .chain(it -> laid.overrides(pool, rotation, clock.instant(), null));
  }

  @POST
  @Path("/overrides")
  @ResponseStatus(201)
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Lets somebody answer instead of somebody, or in addition, for a time")
  public Uni<OverrideView> override(
      @PathParam("rotation") UUID rotation,
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @NotNull @Valid OverrideRequest request) {
    Instants.requireOrder(request.from(), request.until(), Instants.LONGEST);
    if (request.absent() == null && request.substitute() == null) {
      throw new Problem.Invalid("substitute", "say who is absent, who steps in, or both");
    }
    var caller = Caller.of(identity).name();
    var override = request.override(NewId.of(caller, key), caller);
    return pool.withTransaction(tx -> override(tx, rotation, override));
  }

  private Uni<OverrideView> override(SqlConnection tx, UUID rotation, OverrideView override) {
    var people =
        Stream.of(override.absent(), override.substitute()).filter(Objects::nonNull).toList();
    return visible(tx, rotation)
        .call(it -> rotations.requirePeople(tx, "substitute", it.team(), people))
        .chain(() -> laid.lay(tx, rotation, override));
  }

  @DELETE
  @Path("/overrides/{id}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Takes an override away")
  public Uni<Void> removeOverride(
      @PathParam("rotation") UUID rotation, @PathParam("id") UUID override) {
    return pool.withTransaction(
        tx -> visible(tx, rotation).chain(() -> laid.removeOverride(tx, rotation, override)));
  }

  @GET
  @Path("/temporary-schedules")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Lists temporary schedules that are not over")
  public Uni<List<TemporaryView>> temporaries(@PathParam("rotation") UUID rotation) {
    return visible(pool, rotation)
        .chain(it -> laid.temporaries(pool, rotation, clock.instant(), null));
  }

  @POST
  @Path("/temporary-schedules")
  @ResponseStatus(201)
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Lets fixed shifts stand in for the rotation for a time")
  public Uni<TemporaryView> temporary(
      @PathParam("rotation") UUID rotation,
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @NotNull @Valid TemporaryRequest request) {
    Instants.requireOrder(request.from(), request.until(), Instants.LONGEST);
    request.requireShiftsInside();
    var caller = Caller.of(identity).name();
    var temporary = request.temporary(NewId.of(caller, key), caller);
    return pool.withTransaction(tx -> temporary(tx, rotation, temporary));
  }

  private Uni<TemporaryView> temporary(SqlConnection tx, UUID rotation, TemporaryView temporary) {
    var people = temporary.shifts().stream().map(Shift::person).toList();
    return visible(tx, rotation)
        .call(it -> rotations.requirePeople(tx, "shifts", it.team(), people))
        .call(() -> rotations.lock(tx, rotation))
        .chain(() -> laid.lay(tx, rotation, temporary));
  }

  @DELETE
  @Path("/temporary-schedules/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Takes a temporary schedule away; the rotation goes on as if it had not been")
  public Uni<Void> removeTemporary(
      @PathParam("rotation") UUID rotation, @PathParam("id") UUID temporary) {
    return pool.withTransaction(
        tx -> visible(tx, rotation).chain(() -> laid.removeTemporary(tx, rotation, temporary)));
  }

  private Uni<Rotation> visible(SqlClient database, UUID rotation) {
    var now = clock.instant();
    return onCall.roster(database, rotation, Caller.of(identity), now, now).map(Roster::rotation);
  }

  /** Who steps in for whom, and when; without {@code absent} in addition. */
  public record OverrideRequest(
      @Nullable UUID absent,
      @Nullable UUID substitute,
      @NotNull Instant from,
      @NotNull Instant until,
      @Size(max = 500) @Nullable String reason) {
    OverrideView override(UUID id, String caller) {
      return new OverrideView(
          id, absent, substitute, Instants.stored(from), Instants.stored(until), reason, caller);
    }
  }

  /** What stands in for the rotation. */
  public record TemporaryRequest(
      @NotNull Instant from,
      @NotNull Instant until,
      @NotEmpty @Size(max = 400) List<@NotNull @Valid ShiftRequest> shifts,
      @Size(max = 500) @Nullable String reason) {
    TemporaryView temporary(UUID id, String caller) {
      return new TemporaryView(
          id,
          Instants.stored(from),
          Instants.stored(until),
          shifts.stream().map(ShiftRequest::shift).toList(),
          reason,
          caller);
    }

    void requireShiftsInside() {
      for (var place = 0; place < shifts.size(); place++) {
        var shift = shifts.get(place);
        var field = "shifts[%d]".formatted(place);
        if (!shift.from().isBefore(shift.until())) {
          throw new Problem.Invalid(field + ".until", "say an instant after 'from'");
        }
        if (shift.from().isBefore(from) || shift.until().isAfter(until)) {
          throw new Problem.Invalid(field, "keep it within 'from' and 'until' of the schedule");
        }
      }
    }
  }

  /** Somebody's part of a temporary schedule. */
  public record ShiftRequest(@NotNull UUID person, @NotNull Instant from, @NotNull Instant until) {
    Shift shift() {
      return new Shift(person, Instants.stored(from), Instants.stored(until));
    }
  }
}
