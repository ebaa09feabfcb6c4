package io.sturmwarte.oncall;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The door to who answers. */
@Path("/api/v1/on-call")
@RolesAllowed({
  Role.VIEWER,
  Role.RESPONDER,
  Role.LEAD,
  Role.LEGAL,
  Role.TRAINER,
  Role.ADMIN,
  Role.SERVICE
})
public class OnCallResource {
  private final Pool pool;
  private final OnCall onCall;
  private final Names names;
  private final SecurityIdentity identity;
  private final Clock clock;

  OnCallResource(Pool pool, OnCall onCall, Names names, SecurityIdentity identity, Clock clock) {
    this.pool = pool;
    this.onCall = onCall;
    this.names = names;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "Says who is on call at an instant, now unless another is named")
  public Uni<OnCallAt> read(
      @QueryParam("at") @Nullable String at, @QueryParam("team") @Nullable String team) {
    var instant = Instants.read("at", at, clock.instant());
    return onCall
        .visible(pool, Caller.of(identity), team, instant, instant.plus(Instants.AHEAD))
        .chain(
            rosters ->
                names
                    .of(
                        pool,
                        rosters.stream()
                            .flatMap(roster -> roster.onCall(instant).stream())
                            .toList())
                    .map(known -> new OnCallAt(instant, views(rosters, instant, known))));
  }

  @GET
  @Path("/gaps")
  @Operation(summary = "Lists the times ahead in which a rotation has nobody on call")
  public Uni<List<Gap>> gaps(
      @QueryParam("team") @Nullable String team,
      @QueryParam("days") @DefaultValue("14") @Min(1) @Max(92) int days) {
    var from = clock.instant();
    var until = from.plus(Duration.ofDays(days));
    return onCall
        .visible(pool, Caller.of(identity), team, from, until)
        .map(rosters -> rosters.stream().flatMap(it -> Gap.of(it, from, until).stream()).toList());
  }

  private static List<RotationOnCall> views(
      List<Roster> rosters, Instant at, Map<UUID, String> names) {
    return rosters.stream().map(roster -> RotationOnCall.of(roster, at, names)).toList();
  }

  /** Who answers at an instant. */
  public record OnCallAt(Instant at, List<RotationOnCall> rotations) {}

  /**
   * Who answers in a rotation.
   *
   * @param people empty where nobody does
   * @param until when the answer may be another; at most 14 days on
   */
  public record RotationOnCall(
      UUID rotation, String team, String name, List<OnCallPerson> people, Instant until) {
    private static RotationOnCall of(Roster roster, Instant at, Map<UUID, String> names) {
      return new RotationOnCall(
          roster.rotation().id(),
          roster.rotation().team(),
          roster.rotation().name(),
          roster.onCall(at).stream().map(person -> Names.named(person, names)).toList(),
          roster.nextChange(at, at.plus(Instants.AHEAD)));
    }
  }

  /** A time in which nobody answers. */
  public record Gap(UUID rotation, String team, String name, Instant from, Instant until) {
    private static List<Gap> of(Roster roster, Instant from, Instant until) {
      var it = roster.rotation();
      return roster.gaps(from, until).stream()
          .map(span -> new Gap(it.id(), it.team(), it.name(), span.from(), span.until()))
          .toList();
    }
  }
}
