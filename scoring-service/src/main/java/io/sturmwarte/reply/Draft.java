package io.sturmwarte.reply;

import io.sturmwarte.crisis.Intent;
import io.sturmwarte.crisis.Signs;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.text.Token;
import java.util.List;

/**
 * A reply that is to be read before it goes out.
 *
 * @param mention what it answers; empty for words to the public
 * @param said what was found in the mention; nothing where there is none
 * @param platform the network it is meant for; empty when not decided
 */
public record Draft(
    String text,
    Language language,
    String mention,
    Signs said,
    Strategy strategy,
    String platform) {
  private static final double LIKELY = 0.5;

  private static final double SURE = 0.9;

  /** Less negative is how people ask for opening hours. */
  private static final double CALM = 0.3;

  List<Token> tokens() {
    return Normaliser.tokens(text);
  }

  /** Whether the mention complains about the house, or says what went wrong with it. */
  boolean answersACriticism() {
    return !asksCalmly() && (said.complaint() >= LIKELY || !said.types().isEmpty());
  }

  /** Whether praise in the mention can only be meant the other way round. */
  boolean answersBitterPraise() {
    return said.complaint() >= SURE;
  }

  /** Whether the mention complains, and sounds like it. */
  boolean answersAnAngryComplaint() {
    return said.complaint() >= LIKELY && said.negative() >= LIKELY;
  }

  private boolean asksCalmly() {
    return said.intents().contains(Intent.QUESTION) && said.negative() < CALM;
  }

  /** Whether the mention reports a danger to life or health. */
  boolean answersAWarning() {
    return said.intents().contains(Intent.SAFETY_HAZARD);
  }

  boolean answersSomebody() {
    return !mention.isBlank();
  }
}
