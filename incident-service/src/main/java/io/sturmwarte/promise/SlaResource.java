package io.sturmwarte.promise;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.ClockWords;
import io.sturmwarte.incident.Severity;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door to what the house promises. */
@Path("/api/v1/sla")
public class SlaResource {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,49}";

  private final Pool pool;
  private final Clock clock;

  SlaResource(Pool pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  @GET
  @Path("/targets")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Reads what is promised for each severity")
  public Uni<List<Target>> targets() {
    return Targets.all(pool);
  }

  @PUT
  @Path("/targets/{severity}")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Replaces what is promised for a severity; open deadlines follow at once")
  public Uni<List<Target>> replace(
      @PathParam("severity") Severity severity, @NotNull @Valid Target target) {
    target.require();
    return pool.withTransaction(tx -> replace(tx, severity, target)).chain(this::targets);
  }

  private Uni<Void> replace(SqlConnection tx, Severity severity, Target target) {
    var calendar = target.calendar();
    return calendar == null
        ? Targets.replace(tx, severity, target)
        : Calendars.of(tx, calendar)
            .onFailure(Problem.NotFound.class)
            .transform(missing -> new Problem.Invalid("calendar", "name one that there is"))
            .chain(() -> Targets.replace(tx, severity, target));
  }

  @GET
  @Path("/calendars")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Lists the calendars by which clocks run")
  public Uni<List<Calendar>> calendars() {
    return Calendars.all(pool);
  }

  @GET
  @Path("/calendars/{name}")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Reads a calendar")
  public Uni<Calendar> calendar(@PathParam("name") String name) {
    return Calendars.of(pool, name);
  }

  @PUT
  @Path("/calendars/{name}")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Puts a calendar, with its holidays; open deadlines follow at once")
  public Uni<Calendar> put(
      @PathParam("name")
          @Pattern(regexp = NAME, message = "must be small letters, digits and hyphens")
          String name,
      @NotNull @Valid Calendar calendar) {
    calendar.require();
    if (name.equals(ClockWords.ALWAYS) || name.equals(ClockWords.PAUSED)) {
      throw new Problem.Invalid("name", "this word has a meaning of its own; take another");
    }
    return pool.withTransaction(tx -> Calendars.replace(tx, name, calendar))
        .chain(() -> calendar(name));
  }

  @DELETE
  @Path("/calendars/{name}")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Removes a calendar by which nothing is promised")
  public Uni<Void> remove(@PathParam("name") String name) {
    return pool.withTransaction(tx -> Calendars.remove(tx, name));
  }

  @POST
  @Path("/calendars/{name}/holidays")
  @Consumes({"text/calendar", MediaType.TEXT_PLAIN})
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Adds the whole days of an iCalendar as holidays")
  public Uni<Calendar> close(@PathParam("name") String name, @NotBlank String iCalendar) {
    return pool.withTransaction(tx -> close(tx, name, iCalendar)).chain(() -> calendar(name));
  }

  private Uni<Void> close(SqlConnection tx, String name, String iCalendar) {
    return Calendars.of(tx, name)
        .map(found -> Holidays.of(iCalendar, LocalDate.ofInstant(clock.instant(), clock.getZone())))
        .chain(holidays -> Calendars.close(tx, name, holidays));
  }
}
