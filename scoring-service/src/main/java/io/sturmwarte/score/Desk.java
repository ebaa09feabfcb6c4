package io.sturmwarte.score;

import io.sturmwarte.crisis.Signs;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.reply.Draft;
import io.sturmwarte.reply.Review;
import io.sturmwarte.reply.Reviewer;
import io.sturmwarte.reply.Strategy;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Where texts are handed in: what gRPC and REST have in common. */
@Singleton
class Desk {
  private final Scoring scoring;
  private final Reviewer reviewer;
  private final Meters meters;

  Desk(Scoring scoring, Reviewer reviewer, Meters meters) {
    this.scoring = scoring;
    this.reviewer = reviewer;
    this.meters = meters;
  }

  /** Throws {@link Problem.Invalid} where the text cannot be read. */
  Reading read(String text, @Nullable Language known, Meters.Call call) {
    try {
      Limits.check("text", text);
      checkKnown(known);
    } catch (Problem.Invalid invalid) {
      meters.refused(call);
      throw invalid;
    }
    var begun = meters.begin();
    var reading = scoring.scorer().read(text, known);
    meters.read(call, begun, reading);
    return reading;
  }

  /** Throws {@link Problem.Invalid} where the draft cannot be reviewed. */
  Review review(
      String draft, @Nullable Language known, String mention, Strategy strategy, String platform) {
    Limits.check("draft", draft);
    Limits.checkLength("mention", mention);
    checkKnown(known);
    var scorer = scoring.scorer();
    var language = scorer.language(Normaliser.tokens(draft), known).language();
    if (language == Language.UNSUPPORTED) {
      throw new Problem.Invalid(
          "draft", "only German and English drafts can be reviewed; say the language if it is one");
    }
    var said = mention.isBlank() ? Signs.NONE : scorer.read(mention, language).signs();
    return reviewer.review(new Draft(draft, language, mention, said, strategy, platform));
  }

  private static void checkKnown(@Nullable Language known) {
    if (known == Language.UNSUPPORTED) {
      throw new Problem.Invalid(
          "language", "only German and English can be read; leave it out to have it identified");
    }
  }
}
