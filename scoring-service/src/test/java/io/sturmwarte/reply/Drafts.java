package io.sturmwarte.reply;

import io.sturmwarte.crisis.Signs;
import io.sturmwarte.model.Models;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;

/** Drafts whose mention was read by the model that ships. */
final class Drafts {
  private static final Models MODELS = Models.shipped();

  private Drafts() {}

  static Draft of(
      String text, Language language, String mention, Strategy strategy, String platform) {
    var said =
        mention.isBlank()
            ? Signs.NONE
            : Signs.of(MODELS.of(language).answer(Normaliser.tokens(mention)));
    return new Draft(text, language, mention, said, strategy, platform);
  }

  static Draft of(Example example, Language language) {
    return of(example.text(), language, example.mention(), example.strategy(), example.platform());
  }
}
