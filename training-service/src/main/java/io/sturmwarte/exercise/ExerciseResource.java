package io.sturmwarte.exercise;

import static io.sturmwarte.identity.Role.ADMIN;
import static io.sturmwarte.identity.Role.LEAD;
import static io.sturmwarte.identity.Role.LEGAL;
import static io.sturmwarte.identity.Role.RESPONDER;
import static io.sturmwarte.identity.Role.SERVICE;
import static io.sturmwarte.identity.Role.TRAINER;
import static io.sturmwarte.identity.Role.VIEWER;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.scenario.ScenarioLibrary;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Exercises: planning, running, watching them. */
@Path("/api/v1/exercises")
@Produces(MediaType.APPLICATION_JSON)
public class ExerciseResource {
  private static final int LATEST = 100;

  private final ScenarioLibrary library;
  private final SecurityIdentity identity;
  private final FeedLog feed;
  private final Pool pool;
  private final Clock clock;

  ExerciseResource(
      ScenarioLibrary library, SecurityIdentity identity, FeedLog feed, Pool pool, Clock clock) {
    this.library = library;
    this.identity = identity;
    this.feed = feed;
    this.pool = pool;
    this.clock = clock;
  }

  @GET
  @WithSession
  @RolesAllowed({VIEWER, RESPONDER, LEAD, LEGAL, TRAINER, ADMIN, SERVICE})
  @Operation(summary = "Lists the latest exercises of the caller's teams")
  public Uni<List<ExerciseView>> list() {
    return Exercise.visibleTo(caller(), LATEST)
        .map(exercises -> exercises.stream().map(this::view).toList());
  }

  @GET
  @Path("/{id}")
  @WithSession
  @RolesAllowed({VIEWER, RESPONDER, LEAD, LEGAL, TRAINER, ADMIN, SERVICE})
  @Operation(summary = "Shows an exercise with the facts and tasks known by now")
  public Uni<ExerciseView> get(UUID id) {
    return Exercise.visible(id, caller()).chain(this::withTasks);
  }

  @POST
  @WithTransaction
  @ResponseStatus(201)
  @RolesAllowed({RESPONDER, LEAD, TRAINER})
  @Operation(summary = "Plans an exercise of a scenario for a team")
  public Uni<ExerciseView> create(@NotNull @Valid NewExercise plan) {
    var scenario = library.get(plan.scenario());
    var exercise =
        Exercise.scheduled(scenario.key(), plan.language(), plan.teamFor(caller()), plan.pace());
    exercise.createdBy = caller().name();
    exercise.createdAt = clock.instant();
    return exercise.<Exercise>persistAndFlush().call(feed::state).map(this::view);
  }

  @POST
  @Path("/{id}/start")
  @WithTransaction
  @RolesAllowed({RESPONDER, LEAD, TRAINER})
  @Operation(summary = "Starts the clock of an exercise")
  public Uni<ExerciseView> start(UUID id) {
    return move(id, ExerciseClock.Move.START);
  }

  @POST
  @Path("/{id}/pause")
  @WithTransaction
  @RolesAllowed({RESPONDER, LEAD, TRAINER})
  @Operation(summary = "Halts the clock; all that is planned shifts")
  public Uni<ExerciseView> pause(UUID id) {
    return move(id, ExerciseClock.Move.PAUSE);
  }

  @POST
  @Path("/{id}/resume")
  @WithTransaction
  @RolesAllowed({RESPONDER, LEAD, TRAINER})
  @Operation(summary = "Lets the clock go on")
  public Uni<ExerciseView> resume(UUID id) {
    return move(id, ExerciseClock.Move.RESUME);
  }

  @POST
  @Path("/{id}/finish")
  @WithTransaction
  @RolesAllowed({RESPONDER, LEAD, TRAINER})
  @Operation(summary = "Ends an exercise early; cancels one that was not started")
  public Uni<ExerciseView> finish(UUID id) {
    return move(id, ExerciseClock.Move.FINISH);
  }

  @GET
  @Path("/{id}/feed")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @SeenOnly
  @RolesAllowed({VIEWER, RESPONDER, LEAD, LEGAL, TRAINER, ADMIN, SERVICE})
  @Operation(summary = "The living feed, from its beginning or from Last-Event-ID on")
  public Multi<OutboundSseEvent> feed(
      UUID id, @HeaderParam("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse) {
    return feed.serve(id, lastEventId, sse);
  }

  private Uni<ExerciseView> move(UUID id, ExerciseClock.Move move) {
    return Exercise.held(id, caller())
        .invoke(exercise -> exercise.move(move))
        .call(feed::state)
        .map(this::view);
  }

  private Uni<ExerciseView> withTasks(Exercise exercise) {
    return Ledger.standings(pool, exercise.id)
        .map(standings -> ExerciseView.of(exercise, library.get(exercise.scenario), standings));
  }

  private ExerciseView view(Exercise exercise) {
    return ExerciseView.of(exercise, library.get(exercise.scenario));
  }

  private Caller caller() {
    return Caller.of(identity);
  }

  /**
   * What an exercise is to be.
   *
   * @param team one of the caller's teams; may be left out where there is only one
   * @param speed 2 for twice as fast
   */
  public record NewExercise(
      @NotBlank String scenario,
      @NotNull @Pattern(regexp = "de|en", message = "is de or en") String language,
      @Nullable String team,
      @Nullable @DecimalMin("0.1") @DecimalMax("120") Double speed) {

    double pace() {
      return speed == null ? 1 : speed;
    }

    /** The first by the alphabet where none is named. */
    String teamFor(Caller caller) {
      if (team == null) {
        return caller.teams().stream()
            .sorted()
            .findFirst()
            .orElseThrow(() -> new Problem.Invalid("team", "you are in no team"));
      }
      if (!caller.sees(team)) {
        throw new Problem.NotFound("team", team);
      }
      return team;
    }
  }
}
