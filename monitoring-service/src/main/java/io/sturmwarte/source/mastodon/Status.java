package io.sturmwarte.source.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.sturmwarte.source.Drafts;
import io.sturmwarte.source.Html;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A post as Mastodon gives it. */
final class Status {
  static final String PLATFORM = "mastodon";
  private static final Set<String> OPEN = Set.of("public", "unlisted", "");

  private Status() {}

  /** Only what everybody may read, and boosts not a second time. */
  static void draft(Drafts drafts, JsonNode status) {
    var id = status.path("id").asText();
    if (id.isEmpty() || !isOwnAndOpen(status)) {
      return;
    }
    var account = status.path("account");
    drafts
        .draft(PLATFORM, id)
        .with("url", link(status), 2_000)
        .with("author", textOrNull(account, "acct"), 300)
        .count("authorFollowers", account.path("followers_count").asLong(0))
        .at("authorCreatedAt", instant(textOrNull(account, "created_at")))
        .with("language", textOrNull(status, "language"), 35)
        .text(text(status))
        .at("publishedAt", instant(textOrNull(status, "created_at")))
        .count("reach", account.path("followers_count").asLong(0))
        .count(
            "engagement",
            status.path("replies_count").asLong(0)
                + status.path("reblogs_count").asLong(0)
                + status.path("favourites_count").asLong(0))
        .with("replyTo", textOrNull(status, "in_reply_to_id"), 500)
        .add();
  }

  static boolean isOwnAndOpen(JsonNode status) {
    var boosted = status.path("reblog");
    return (boosted.isMissingNode() || boosted.isNull())
        && OPEN.contains(status.path("visibility").asText(""));
  }

  /** The warning above it, the text, and what its pictures show. */
  static String text(JsonNode status) {
    var text = new StringBuilder();
    append(text, status.path("spoiler_text").asText(""));
    append(text, Html.text(status.path("content").asText("")));
    for (var picture : status.path("media_attachments")) {
      append(text, picture.path("description").asText(""));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String part) {
    if (!part.isBlank() && !part.equals("null")) {
      text.append(text.isEmpty() ? "" : "\n").append(part.strip());
    }
  }

  private static @Nullable String link(JsonNode status) {
    var url = textOrNull(status, "url");
    return url != null && url.matches("https?://\\S+") ? url : null;
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    var value = node.path(field);
    return value.isTextual() ? value.textValue() : null;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
