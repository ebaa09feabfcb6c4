package io.sturmwarte.reply;

import java.util.Locale;
import java.util.stream.Stream;

/** What a reply should hold and does not. */
enum Omission implements Check {
  PROBLEM_NOT_NAMED,
  NO_NEXT_STEP,
  MISSING_APOLOGY,

  /** The answer is to the point, and does not say how it goes on. */
  STEP_UNCLEAR,

  /** Something is told or done about it, and nobody says sorry. */
  FACTS_WITHOUT_APOLOGY,

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
          wantsAnAnswer(reading) && reading.problemAsked() && couldStandAnywhere(reading);
      case NO_NEXT_STEP -> lacksAStep(reading) && !reading.isConcrete();
      case STEP_UNCLEAR -> lacksAStep(reading) && reading.isConcrete();
      case MISSING_APOLOGY -> lacksAnApology(reading) && !isOfUse(reading);
      case FACTS_WITHOUT_APOLOGY -> lacksAnApology(reading) && isOfUse(reading);
      case DANGER_WITHOUT_ADVICE -> reading.dangerNamed() && !reading.shows(Signal.ADVICE);
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

  /** Whoever tells something of their own is concrete, be it in other words than the mention. */
  private static boolean couldStandAnywhere(Reading reading) {
    int canned = reading.cannedWords();
    int telling = reading.tellingWords();
    return reading.problemWords() == 0 && canned >= telling || canned > 2 * telling + 1;
  }

  /** What is denied needs no step, since a correction is one; nor does a question answered. */
  private static boolean wantsAStep(Reading reading) {
    return switch (reading.draft().strategy()) {
      case DENY -> false;
      case REBUILD -> reading.draft().answersSomebody();
      case INFORM, DIMINISH -> reading.complained() && !reading.asks();
      case UNDECIDED ->
          !reading.asks() && (reading.faultReported() || reading.draft().answersAnAngryComplaint());
    };
  }

  private static boolean lacksAStep(Reading reading) {
    return wantsAStep(reading) && !reading.helps() && !reading.shows(Signal.ADVICE);
  }

  private static boolean isOfUse(Reading reading) {
    return reading.helps() || reading.isConcrete();
  }

  private static boolean lacksAnApology(Reading reading) {
    return reading.owesAnApology() && !reading.apologises();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
