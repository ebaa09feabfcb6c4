package io.sturmwarte.reply;

import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.text.Token;
import java.util.List;

/**
 * A reply that is to be read before it goes out.
 *
 * @param mention what it answers; empty for words to the public
 * @param platform the network it is meant for; empty when not decided
 */
public record Draft(
    String text, Language language, String mention, Strategy strategy, String platform) {
  List<Token> tokens() {
    return Normaliser.tokens(text);
  }

  boolean answersSomebody() {
    return !mention.isBlank();
  }
}
