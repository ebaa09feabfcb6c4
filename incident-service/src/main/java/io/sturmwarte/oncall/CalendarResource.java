package io.sturmwarte.oncall;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The door to shifts in one's own calendar. */
@Path("/api/v1/on-call")
public class CalendarResource {
  private final Pool pool;
  private final OnCall onCall;
  private final Rotations rotations;
  private final Feeds feeds;
  private final SecurityIdentity identity;
  private final Clock clock;

  CalendarResource(
      Pool pool,
      OnCall onCall,
      Rotations rotations,
      Feeds feeds,
      SecurityIdentity identity,
      Clock clock) {
    this.pool = pool;
    this.onCall = onCall;
    this.rotations = rotations;
    this.feeds = feeds;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Path("/calendar/{token}.ics")
  @Produces("text/calendar;charset=UTF-8")
  @PermitAll
  @Operation(summary = "The shifts of a person or a rotation as iCalendar; the token is the key")
  public Uni<String> calendar(@PathParam("token") String token) {
    return feeds.calendar(pool, token, clock.instant());
  }

  @GET
  @Path("/calendars")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Lists calendars, without their tokens")
  public Uni<List<CalendarView>> list() {
    return feeds
        .visible(pool, Caller.of(identity))
        .map(found -> found.stream().map(feed -> CalendarView.of(feed, null)).toList());
  }

  @POST
  @Path("/calendars")
  @ResponseStatus(201)
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Creates a calendar; its path with the token is shown only now")
  public Uni<CalendarView> create(@NotNull @Valid CalendarRequest request) {
    if ((request.person() == null) == (request.rotation() == null)) {
      throw new Problem.Invalid("person", "say a person or a rotation, one of the two");
    }
    return pool.withTransaction(tx -> create(tx, request));
  }

  private Uni<CalendarView> create(SqlConnection tx, CalendarRequest request) {
    var caller = Caller.of(identity);
    var feed =
        new Feeds.Feed(
            Generators.timeBasedEpochGenerator().generate(),
            request.team(),
            request.person(),
            request.rotation(),
            caller.name());
    return requireSubject(tx, caller, request)
        .chain(() -> feeds.create(tx, feed))
        .map(token -> CalendarView.of(feed, "/api/v1/on-call/calendar/%s.ics".formatted(token)));
  }

  private Uni<Void> requireSubject(SqlConnection tx, Caller caller, CalendarRequest request) {
    if (!caller.sees(request.team())) {
      throw new Problem.NotFound("team", request.team());
    }
    if (request.person() != null) {
      return rotations.requirePeople(tx, "person", request.team(), List.of(request.person()));
    }
    var now = clock.instant();
    return onCall
        .find(tx, "where id = $3 and team = $4", now, now, request.rotation(), request.team())
        .invoke(found -> requireOne(found.size(), request))
        .replaceWithVoid();
  }

  private static void requireOne(int found, CalendarRequest request) {
    if (found == 0) {
      throw new Problem.Invalid(
          "rotation", "there is none %s in the team".formatted(request.rotation()));
    }
  }

  @DELETE
  @Path("/calendars/{id}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Removes a calendar; its token opens nothing any more")
  public Uni<Void> remove(@PathParam("id") UUID id) {
    return pool.withTransaction(tx -> feeds.remove(tx, id, Caller.of(identity)));
  }

  /** Whose shifts it shows: one of {@code person} and {@code rotation}. */
  public record CalendarRequest(
      @NotBlank String team, @Nullable UUID person, @Nullable UUID rotation) {}

  /**
   * A calendar.
   *
   * @param path where it is read, with the token; only in the answer that creates it
   */
  public record CalendarView(
      UUID id,
      String team,
      @Nullable UUID person,
      @Nullable UUID rotation,
      String createdBy,
      @Nullable String path) {
    private static CalendarView of(Feeds.Feed it, @Nullable String path) {
      return new CalendarView(it.id(), it.team(), it.person(), it.rotation(), it.createdBy(), path);
    }
  }
}
