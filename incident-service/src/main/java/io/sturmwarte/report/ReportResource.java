package io.sturmwarte.report;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to reports. */
@Path("/api/v1/reports/incidents")
@RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
public class ReportResource {
  private static final Duration DEFAULT_SPAN = Duration.ofDays(90);

  private final Pool pool;
  private final Reports reports;
  private final Clock clock;
  private final SecurityIdentity identity;

  ReportResource(Pool pool, Reports reports, Clock clock, SecurityIdentity identity) {
    this.pool = pool;
    this.reports = reports;
    this.clock = clock;
    this.identity = identity;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "MTTA, MTTR and SLA compliance of the incidents opened in a time, in groups")
  public Uni<Report> json(
      @BeanParam Span span, @QueryParam("by") @DefaultValue("month") String by) {
    return reports.of(pool, question(span), GroupBy.of(by));
  }

  @GET
  @Path("/csv")
  @Produces("text/csv;charset=UTF-8")
  @Operation(summary = "The same as a table for a spreadsheet")
  public Uni<RestResponse<String>> csv(
      @BeanParam Span span,
      @QueryParam("by") @DefaultValue("month") String by,
      @QueryParam("language") @DefaultValue("en") @Pattern(regexp = "de|en") String language) {
    return json(span, by)
        .map(report -> file(new ReportCsv(report, GroupBy.of(by), language).render(), by));
  }

  private static RestResponse<String> file(String csv, String by) {
    return RestResponse.ResponseBuilder.ok(csv)
        .header("Content-Disposition", "attachment; filename=\"incidents-by-%s.csv\"".formatted(by))
        .build();
  }

  @GET
  @Path("/page")
  @Produces("text/html;charset=UTF-8")
  @Operation(summary = "The same by month, severity, brand and cause, as a page to print")
  public Uni<String> page(
      @BeanParam Span span,
      @QueryParam("language") @DefaultValue("de") @Pattern(regexp = "de|en") String language) {
    var it = question(span);
    return reports
        .of(pool, it, GroupBy.MONTH)
        .chain(
            months ->
                reports
                    .of(pool, it, GroupBy.SEVERITY)
                    .chain(
                        severities ->
                            reports
                                .of(pool, it, GroupBy.BRAND)
                                .chain(
                                    brands ->
                                        reports
                                            .of(pool, it, GroupBy.CAUSE)
                                            .map(
                                                causes ->
                                                    new ReportPage(
                                                        months,
                                                        severities,
                                                        brands,
                                                        causes,
                                                        language,
                                                        clock.instant())))))
        .chain(page -> page.html().createUni());
  }

  private Report.Question question(Span span) {
    var caller = Caller.of(identity);
    var to = span.to == null ? clock.instant() : span.to;
    var from = span.from == null ? to.minus(DEFAULT_SPAN) : span.from;
    if (!from.isBefore(to)) {
      throw new Problem.Invalid("from", "must be before 'to'");
    }
    return new Report.Question(
        caller.seesAll(),
        caller.teamsArray(),
        from,
        to,
        zone(span.zone),
        span.exercises,
        span.brand);
  }

  private static String zone(String zone) {
    try {
      return ZoneId.of(zone).getId();
    } catch (DateTimeException e) {
      throw new Problem.Invalid("zone", "write it as in the IANA database, such as Europe/Berlin");
    }
  }

  /** Which incidents: those opened in this time, of the caller's teams. */
  public static class Span {
    @QueryParam("from")
    @Nullable Instant from;

    @QueryParam("to")
    @Nullable Instant to;

    @QueryParam("zone")
    @DefaultValue("Europe/Berlin")
    String zone = "Europe/Berlin";

    @QueryParam("exercises")
    @DefaultValue("false")
    boolean exercises;

    @QueryParam("brand")
    @Nullable UUID brand;
  }
}
