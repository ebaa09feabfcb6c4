package io.sturmwarte.review;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.IncidentState;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Move;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to the review of an incident. */
@Path("/api/v1/incidents/{id}/after-action-review")
public class ReviewResource {
  private final Pool pool;
  private final Incidents incidents;
  private final Reviews reviews;
  private final Opening opening;
  private final SecurityIdentity identity;

  ReviewResource(
      Pool pool, Incidents incidents, Reviews reviews, Opening opening, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.reviews = reviews;
    this.opening = opening;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Reads what was written, and what the timeline says beside it")
  public Uni<RestResponse<ReviewView>> read(@PathParam("id") UUID id) {
    return reviews.read(pool, id, Caller.of(identity)).map(ReviewResource::tagged);
  }

  @POST
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Opens the review of a resolved incident that has none, with a draft")
  public Uni<RestResponse<ReviewView>> open(
      @PathParam("id") UUID id, @Valid @Nullable OpenReview request) {
    var caller = Caller.of(identity);
    var language = request == null ? "de" : request.language();
    return pool.withTransaction(tx -> open(tx, id, caller, language))
        .chain(() -> reviews.read(pool, id, caller))
        .map(
            view ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                    .tag(tag(view))
                    .build());
  }

  private Uni<Void> open(SqlConnection tx, UUID id, Caller caller, String language) {
    var changes = incidents.changes();
    return incidents
        .lock(tx, id, caller)
        .invoke(ReviewResource::requireOver)
        .call(
            incident ->
                opening
                    .rules(tx)
                    .chain(
                        rules ->
                            opening.open(tx, incident, rules, language, caller.name(), changes)))
        .call(() -> changes.write(tx))
        .replaceWithVoid();
  }

  private static void requireOver(Incident incident) {
    if (!incident.state.isOver()) {
      throw new Problem.Conflict(
          "Incident is %s; resolve it, then it can be reviewed".formatted(incident.state));
    }
  }

  @PUT
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Writes the review while it is a draft; what was there before is kept")
  public Uni<RestResponse<ReviewView>> write(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid WriteReview request) {
    var actor = Caller.of(identity).name();
    return change(
        id,
        match,
        work ->
            reviews
                .keepVersion(work.tx(), work.review(), actor)
                .invoke(
                    () ->
                        work.review().write(request.content(), request.owner(), request.dueAt())));
  }

  @POST
  @Path("/submit")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Hands the draft to somebody else to review")
  public Uni<RestResponse<ReviewView>> submit(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return move(
        id,
        match,
        Review::submit,
        "reviewSubmitted",
        new Text("Nachbereitung zur Durchsicht gegeben", "After-action review handed in"));
  }

  @POST
  @Path("/return")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Gives the review back to be worked over, with a reason")
  public Uni<RestResponse<ReviewView>> sendBack(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid ReturnReview request) {
    return move(
        id,
        match,
        Review::sendBack,
        "reviewReturned",
        new Text(
            "Nachbereitung zurückgegeben: " + request.reason(),
            "After-action review returned: " + request.reason()));
  }

  @POST
  @Path("/approve")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(
      summary = "Finishes the review, by somebody else than its owner; the incident is reviewed")
  public Uni<RestResponse<ReviewView>> approve(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    var actor = Caller.of(identity).name();
    return change(
        id,
        match,
        work ->
            Promises.load(work.tx())
                .invoke(() -> work.review().approve(actor))
                .invoke(promises -> finish(work, promises, actor))
                .replaceWithVoid());
  }

  private static void finish(Work work, Promises promises, String actor) {
    var incident = work.incident();
    if (incident.state == IncidentState.RESOLVED) {
      incident.move(Move.REVIEW, actor, null, promises.of(incident.severity), work.changes());
      return;
    }
    work.changes()
        .entry(
            incident,
            "reviewed",
            actor,
            new Text("Nachbereitung abgeschlossen", "After-action review finished"),
            Map.of());
  }

  private Uni<RestResponse<ReviewView>> move(
      UUID id, @Nullable String match, Consumer<Review> decide, String kind, Text words) {
    var actor = Caller.of(identity).name();
    return change(
        id,
        match,
        work -> {
          decide.accept(work.review());
          work.changes().entry(work.incident(), kind, actor, words, Map.of());
          return Uni.createFrom().voidItem();
        });
  }

  /** Locks incident and review, decides, records, views. */
  private Uni<RestResponse<ReviewView>> change(
      UUID id, @Nullable String match, java.util.function.Function<Work, Uni<Void>> decide) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> change(tx, id, match, caller, decide))
        .chain(() -> reviews.read(pool, id, caller))
        .map(ReviewResource::tagged);
  }

  private Uni<Void> change(
      SqlConnection tx,
      UUID id,
      @Nullable String match,
      Caller caller,
      java.util.function.Function<Work, Uni<Void>> decide) {
    return incidents
        .lock(tx, id, caller)
        .chain(
            incident ->
                reviews
                    .lock(tx, id)
                    .map(review -> new Work(tx, incident, review, incidents.changes())))
        .invoke(work -> work.review().requireVersion(match))
        .call(decide::apply)
        .call(work -> reviews.save(tx, work.review()))
        .call(work -> work.changes().write(tx))
        .replaceWithVoid();
  }

  private static RestResponse<ReviewView> tagged(ReviewView view) {
    return RestResponse.ResponseBuilder.ok(view).tag(tag(view)).build();
  }

  private static EntityTag tag(ReviewView view) {
    return new EntityTag(String.valueOf(view.version()));
  }

  private record Work(SqlConnection tx, Incident incident, Review review, Changes changes) {}

  /** In which language the draft is written. */
  public record OpenReview(@NotNull @Pattern(regexp = "de|en") String language) {}

  /**
   * What is written.
   *
   * @param owner who writes it; null: as before
   * @param dueAt until when; null: as before
   */
  public record WriteReview(
      @NotNull @Valid Content content,
      @Nullable @Size(min = 1, max = 100) String owner,
      @Nullable Instant dueAt) {}

  /** Why it is given back. */
  public record ReturnReview(@NotBlank @Size(max = 2_000) String reason) {}
}
