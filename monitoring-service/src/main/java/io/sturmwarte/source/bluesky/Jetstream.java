package io.sturmwarte.source.bluesky;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sturmwarte.source.Drafts;
import io.sturmwarte.source.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What Jetstream says: where to listen, and what its messages mean. */
final class Jetstream {
  static final String PLACE = "bluesky";
  private static final String POSTS = "app.bsky.feed.post";
  private static final Duration REWIND = Duration.ofSeconds(5);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private Jetstream() {}

  /** What one message means to us. */
  sealed interface Event {
    long time();

    /** A post that is new, or was changed. */
    record Posted(long time, boolean anew, Drafts drafts) implements Event {}

    record Deleted(long time, String uri) implements Event {}

    /** Of no interest, but it says how far we are. */
    record Other(long time) implements Event {}
  }

  static String url(Settings.Bluesky settings, JsonObject cursor) {
    var base = settings.endpoint().replaceFirst("/+$", "").replaceFirst("^http", "ws");
    var from = cursor.getLong("timeUs");
    return base + "/subscribe?wantedCollections=" + POSTS + (from == null ? "" : "&cursor=" + from);
  }

  static JsonObject cursor(long time) {
    return new JsonObject().put("timeUs", time);
  }

  /** Played again a few seconds, nothing is missed; what is known already is not taken twice. */
  static JsonObject rewound(JsonObject cursor) {
    var time = cursor.getLong("timeUs");
    return time == null ? cursor : cursor(Math.max(0, time - REWIND.toNanos() / 1_000));
  }

  /** Empty for what is no message of Jetstream's. */
  static Optional<Event> read(ObjectMapper json, String text, Instant now) {
    try {
      var message = json.readTree(text);
      var time = message.path("time_us").asLong(0);
      return isBelievable(time, now) ? Optional.of(event(message, time, now)) : Optional.empty();
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }

  /** A cursor from the future would skip what comes until then. */
  private static boolean isBelievable(long time, Instant now) {
    return time > 0 && time / 1_000 <= now.plus(CLOCKS_DIFFER).toEpochMilli();
  }

  private static Event event(JsonNode message, long time, Instant now) {
    var commit = message.path("commit");
    var did = message.path("did").asText();
    var key = commit.path("rkey").asText();
    if (!commit.path("collection").asText().equals(POSTS)
        || !did.startsWith("did:")
        || key.isEmpty()) {
      return new Event.Other(time);
    }
    var uri = "at://%s/%s/%s".formatted(did, POSTS, key);
    return switch (commit.path("operation").asText()) {
      case "create" -> posted(commit.path("record"), did, key, uri, time, now, true);
      case "update" -> posted(commit.path("record"), did, key, uri, time, now, false);
      case "delete" -> new Event.Deleted(time, uri);
      default -> new Event.Other(time);
    };
  }

  private static Event posted(
      JsonNode post, String did, String key, String uri, long time, Instant now, boolean anew) {
    var drafts = new Drafts(PLACE, now);
    var seen = Instant.ofEpochMilli(time / 1_000);
    drafts
        .draft(PLACE, uri)
        .with("url", "https://bsky.app/profile/%s/post/%s".formatted(did, key), 2_000)
        .with("author", did, 300)
        .with("language", post.path("langs").path(0).asText(null), 35)
        .text(text(post))
        .at("publishedAt", publishedAt(post, seen))
        .with("replyTo", post.path("reply").path("parent").path("uri").asText(null), 500)
        .add();
    return new Event.Posted(time, anew, drafts);
  }

  /** The text, and what its pictures show. */
  private static String text(JsonNode post) {
    var alt = texts(post.path("embed").path("images"), image -> image.path("alt").asText(""));
    return alt.isBlank() ? post.path("text").asText("") : post.path("text").asText("") + "\n" + alt;
  }

  private static String texts(JsonNode list, Function<JsonNode, String> text) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(text)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** Authors may write any date; none later than when it was seen is believed, nor a much older. */
  private static Instant publishedAt(JsonNode post, Instant seen) {
    var written = instant(post.path("createdAt").asText(null));
    return written == null
            || written.isAfter(seen)
            || written.isBefore(seen.minus(Duration.ofDays(7)))
        ? seen
        : written;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
