package io.sturmwarte.reading;

import io.sturmwarte.scoring.v1.Reading;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.Sentiment;
import java.util.UUID;
import java.util.stream.DoubleStream;

/** What became of one attempt to have a text read. */
public sealed interface Outcome {
  UUID id();

  /** It was read. */
  record Scored(UUID id, Reading reading) implements Outcome {}

  /** It was not, and why; worth another try until there were too many. */
  record Failed(UUID id, String reason) implements Outcome {}

  /** A call broke off over it although scoring reads others; alone it will show whether it did. */
  record Suspected(UUID id, String reason) implements Outcome {}

  /** It never will be, and why. */
  record Unreadable(UUID id, String reason) implements Outcome {}

  /** Nobody looked at it: scoring-service is not to be reached, or the call broke off before. */
  record Unreached(UUID id, String reason) implements Outcome {}

  static Outcome of(UUID id, Result result) {
    return switch (result.getOutcomeCase()) {
      case READING -> of(id, result.getReading());
      case FAILURE ->
          new Failed(id, result.getFailure().getField() + ": " + result.getFailure().getMessage());
      case OUTCOME_NOT_SET -> new Failed(id, "its result was empty");
    };
  }

  /** A reading without a sentiment is of a language that scoring does not read. */
  private static Outcome of(UUID id, Reading reading) {
    if (!finite(reading)) {
      return new Failed(id, "its score was not a number");
    }
    if (reading.getSentiment() == Sentiment.SENTIMENT_UNSPECIFIED
        || reading.getSentiment() == Sentiment.UNRECOGNIZED) {
      return new Unreadable(id, "its language cannot be read");
    }
    return new Scored(id, reading);
  }

  private static boolean finite(Reading reading) {
    return DoubleStream.of(
            reading.getNegative(),
            reading.getNeutral(),
            reading.getPositive(),
            reading.getToxicity(),
            reading.getComplaint(),
            reading.getUrgency().getValue(),
            reading.getRisk().getValue())
        .allMatch(Double::isFinite);
  }
}
