package io.sturmwarte.backlog;

import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.Language;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mention that waits for its score.
 *
 * @param attempts this one included
 */
record Waiting(UUID id, String text, @Nullable String language, int attempts) {
  static Waiting of(Row row) {
    return new Waiting(
        row.getUUID("mention_id"),
        row.getString("text"),
        row.getString("language"),
        row.getInteger("attempts"));
  }

  Item toItem() {
    return Item.newBuilder().setId(id.toString()).setText(text).setLanguage(toLanguage()).build();
  }

  private Language toLanguage() {
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
