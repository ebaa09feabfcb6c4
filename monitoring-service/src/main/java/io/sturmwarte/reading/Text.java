package io.sturmwarte.reading;

import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.Language;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text to be read.
 *
 * @param id the mention's
 */
public record Text(UUID id, String text, @Nullable String language) {
  ScoreStreamRequest toRequest() {
    return ScoreStreamRequest.newBuilder()
        .setItem(Item.newBuilder().setId(id.toString()).setText(text).setLanguage(languageToSend()))
        .build();
  }

  private Language languageToSend() {
    if (language == null) {
      return Language.LANGUAGE_UNSPECIFIED;
    }
    return switch (language) {
      case "de" -> Language.LANGUAGE_GERMAN;
      case "en" -> Language.LANGUAGE_ENGLISH;
      default -> Language.LANGUAGE_UNSPECIFIED;
    };
  }
}
