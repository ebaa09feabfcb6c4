package io.sturmwarte.debrief;

import static io.sturmwarte.identity.Role.LEAD;
import static io.sturmwarte.identity.Role.LEGAL;
import static io.sturmwarte.identity.Role.RESPONDER;
import static io.sturmwarte.identity.Role.TRAINER;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.exercise.Exercise;
import io.sturmwarte.exercise.ExerciseState;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.scenario.ScenarioLibrary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The debrief of an exercise, for those who took part and for trainers. */
@Path("/api/v1/exercises/{id}/debrief")
public class DebriefResource {
  private final ScenarioLibrary library;
  private final FactsReader facts;
  private final SecurityIdentity identity;

  DebriefResource(ScenarioLibrary library, FactsReader facts, SecurityIdentity identity) {
    this.library = library;
    this.facts = facts;
    this.identity = identity;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  @RolesAllowed({RESPONDER, LEAD, LEGAL, TRAINER})
  @Operation(summary = "What happened, what was expected, and what to practise; HTML on request")
  @APIResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Debrief.class)),
        @Content(mediaType = MediaType.TEXT_HTML)
      })
  public Uni<Response> debrief(
      UUID id, @QueryParam("format") @Nullable String format, @Context HttpHeaders headers) {
    var caller = Caller.of(identity);
    var html = "html".equals(format) || format == null && prefersHtml(headers);
    return Panache.withSession(() -> Exercise.visible(id, caller))
        .invoke(exercise -> mayRead(exercise, caller))
        .chain(exercise -> debrief(exercise, caller))
        .map(debrief -> html ? page(debrief) : json(debrief));
  }

  private Uni<Debrief> debrief(Exercise exercise, Caller caller) {
    var scenario = library.get(exercise.scenario());
    return facts
        .of(exercise.id())
        .map(
            recorded ->
                new Debriefing(exercise, scenario, recorded, name -> shows(caller, name))
                    .debrief());
  }

  /** Scores of persons are theirs: whoever took no part does not get them, team or not. */
  private static void mayRead(Exercise exercise, Caller caller) {
    if (!isTrainer(caller) && !exercise.players().contains(caller.name())) {
      throw new ForbiddenException();
    }
    if (exercise.state() != ExerciseState.FINISHED) {
      throw new Problem.Conflict(
          "The exercise is %s; finish it first, then there is a debrief"
              .formatted(exercise.state()));
    }
  }

  private static boolean shows(Caller caller, String name) {
    return isTrainer(caller) || caller.name().equals(name);
  }

  private static boolean isTrainer(Caller caller) {
    return caller.roles().contains(TRAINER);
  }

  private static boolean prefersHtml(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().getFirst().isCompatible(MediaType.TEXT_HTML_TYPE)
        && !headers.getAcceptableMediaTypes().getFirst().isWildcardType();
  }

  private static Response json(Debrief debrief) {
    return Response.ok(debrief, MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static Response page(Debrief debrief) {
    return Response.ok(DebriefPage.of(debrief).render(), "text/html;charset=UTF-8").build();
  }
}
