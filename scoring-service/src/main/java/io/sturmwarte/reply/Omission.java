package io.sturmwarte.reply;

import java.util.Locale;
import java.util.stream.Stream;

/** What a reply should hold and does not. */
enum Omission implements Check {
  PROBLEM_NOT_NAMED,
  NO_NEXT_STEP,
  MISSING_APOLOGY,

  /** Who reports a danger is to be told first what to do against it. */
  DANGER_WITHOUT_ADVICE,

  /** Who is asked for data and told no other way will post them below. */
  DATA_WITHOUT_CHANNEL;

  @Override
  public Stream<Span> in(Reading reading) {
    return isMissing(reading) ? Stream.of(Span.WHOLE) : Stream.empty();
  }

  private boolean isMissing(Reading reading) {
    return switch (this) {
      case PROBLEM_NOT_NAMED ->
          wantsAnAnswer(reading) && reading.problemAsked() && reading.problemWords() == 0;
      case NO_NEXT_STEP -> wantsAStep(reading) && !saysHowItGoesOn(reading);
      case MISSING_APOLOGY -> reading.owesAnApology() && !reading.shows(Signal.APOLOGY);
      case DANGER_WITHOUT_ADVICE -> reading.dangerReported() && !reading.shows(Signal.ADVICE);
      case DATA_WITHOUT_CHANNEL ->
          reading.shows(Signal.REQUEST)
              && reading.shows(Signal.PERSONAL_DATA)
              && !reading.shows(Signal.PRIVATE_CHANNEL);
    };
  }

  /** Thanks and plain questions are answered without repeating them. */
  private static boolean wantsAnAnswer(Reading reading) {
    boolean rebuilds = reading.draft().strategy() == Strategy.REBUILD;
    return reading.draft().answersSomebody() && (rebuilds || reading.complained());
  }

  /** What is denied needs no step; a correction is one. */
  private static boolean wantsAStep(Reading reading) {
    return switch (reading.draft().strategy()) {
      case DENY -> false;
      case REBUILD -> true;
      case INFORM, DIMINISH, UNDECIDED -> reading.complained();
    };
  }

  private static boolean saysHowItGoesOn(Reading reading) {
    return reading.acts()
        || reading.shows(Signal.NEXT_STEP)
        || reading.shows(Signal.REMEDY)
        || reading.shows(Signal.WHEN)
        || reading.shows(Signal.ADVICE);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
