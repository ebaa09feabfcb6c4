package io.sturmwarte.alert;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/alerts")
public class AlertResource {
  private final SecurityIdentity identity;
  private final Alerts alerts;
  private final Feedbacks feedbacks;

  AlertResource(SecurityIdentity identity, Alerts alerts, Feedbacks feedbacks) {
    this.identity = identity;
    this.alerts = alerts;
    this.feedbacks = feedbacks;
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
  @Operation(summary = "The alerts that were raised, newest first, and whether they have arrived")
  public Uni<Page<Alert>> list(
      @QueryParam("brand") @Nullable UUID brand,
      @QueryParam("kind") @Pattern(regexp = "alert|watch") @Nullable String kind,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("suppressed") @Nullable Boolean suppressed,
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    var criteria = new Alerts.Criteria(brand, kind, from, to, suppressed, open);
    return alerts.list(Caller.of(identity), criteria, cursor, limit);
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
  @Operation(summary = "An alert with its reasons, its group and what suppresses it")
  public Uni<Alert> get(UUID id) {
    return alerts.find(Caller.of(identity), id);
  }

  @POST
  @Path("/{id}/feedback")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Says whether it was good to be told; of each person the last word counts")
  public Uni<Alert> feedback(UUID id, @Valid @NotNull Feedback.Request request) {
    return feedbacks.give(Caller.of(identity), id, request);
  }

  @GET
  @Path("/{id}/feedback")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "What was said about an alert, by whom and when, the newest first")
  public Uni<List<Feedback>> feedback(UUID id) {
    return feedbacks.of(Caller.of(identity), id);
  }
}
