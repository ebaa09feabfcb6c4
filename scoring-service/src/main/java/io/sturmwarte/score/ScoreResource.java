package io.sturmwarte.score;

import io.smallrye.common.annotation.Blocking;
import io.sturmwarte.identity.Role;
import io.sturmwarte.model.Manifest;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.reply.Reviewer;
import io.sturmwarte.reply.Strategy;
import io.sturmwarte.text.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The contract's answers over REST, for trying it out and for the console. */
@Path("/api/v1")
@Blocking
@RolesAllowed({
  Role.VIEWER,
  Role.RESPONDER,
  Role.LEAD,
  Role.LEGAL,
  Role.TRAINER,
  Role.ADMIN,
  Role.SERVICE
})
public class ScoreResource {
  private final Desk desk;
  private final Scoring scoring;

  ScoreResource(Desk desk, Scoring scoring) {
    this.desk = desk;
    this.scoring = scoring;
  }

  /**
   * A text to score.
   *
   * @param language "de" or "en", where the caller knows it
   */
  record Post(@NotNull String text, @Nullable String language) {}

  /**
   * A reply to be read before it goes out.
   *
   * @param mention what it answers
   * @param strategy "inform", "deny", "diminish" or "rebuild"
   */
  record Reply(
      @NotNull String draft,
      @Nullable String language,
      @Nullable String mention,
      @Nullable String strategy,
      @Nullable String platform) {}

  /** What the model is. */
  record Model(
      String modelVersion,
      String rulesVersion,
      List<Manifest.TrainingData> trainingData,
      List<Manifest.Quality> quality,
      List<String> limits) {}

  @POST
  @Path("/score")
  @Operation(summary = "Reads a text and says which words gave the reading")
  public ReadingView score(@Valid @NotNull Post post) {
    return ReadingView.of(desk.read(post.text(), language(post.language()), Meters.Call.REST));
  }

  @POST
  @Path("/reviews")
  @Operation(summary = "Reads a draft reply before it goes out")
  public ReviewView review(@Valid @NotNull Reply reply) {
    return ReviewView.of(
        desk.review(
            reply.draft(),
            language(reply.language()),
            Objects.requireNonNullElse(reply.mention(), ""),
            strategy(reply.strategy()),
            Objects.requireNonNullElse(reply.platform(), "")));
  }

  @GET
  @Path("/model")
  @Operation(summary = "Says what the model was taught, how good it is and what it cannot do")
  public Model model() {
    var manifest = scoring.manifest();
    return new Model(
        scoring.scorer().modelVersion(),
        Reviewer.VERSION,
        manifest.trainingData(),
        manifest.quality(),
        manifest.limits());
  }

  private static @Nullable Language language(@Nullable String label) {
    if (label == null) {
      return null;
    }
    return Stream.of(Language.values())
        .filter(language -> language.label().equals(label))
        .findFirst()
        .orElse(Language.UNSUPPORTED);
  }

  private static Strategy strategy(@Nullable String label) {
    if (label == null) {
      return Strategy.UNDECIDED;
    }
    return Stream.of(Strategy.values())
        .filter(strategy -> strategy.name().toLowerCase(Locale.ROOT).equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem.Invalid(
                    "strategy", "it is none of inform, deny, diminish, rebuild, undecided"));
  }
}
