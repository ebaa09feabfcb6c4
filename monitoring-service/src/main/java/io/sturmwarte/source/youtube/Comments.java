package io.sturmwarte.source.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sturmwarte.outbound.Outbound.Answer;
import io.sturmwarte.source.Drafts;
import io.sturmwarte.source.Outcome;
import io.sturmwarte.source.Quota;
import io.sturmwarte.source.Settings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Comment threads as pages, newest first. The cursor says down to where they are known; while a
 * visit lasts, also the next page and the newest that it has seen.
 */
final class Comments {
  static final String PLACE = "youtube";
  private static final int PAGE = 100;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private Comments() {}

  static String page(Settings.YouTube settings, JsonObject cursor) {
    var of =
        settings.videoId() == null
            ? "allThreadsRelatedToChannelId=" + settings.channelId()
            : "videoId=" + settings.videoId();
    var page = cursor.getString("page");
    return settings.endpoint().replaceFirst("/+$", "")
        + "/youtube/v3/commentThreads?part=snippet,replies&order=time&textFormat=plainText&maxResults="
        + PAGE
        + "&"
        + of
        + (page == null ? "" : "&pageToken=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
  }

  static Outcome read(Answer answer, JsonObject cursor, ObjectMapper json, Instant now) {
    var body = parse(answer, json);
    var reason = body.path("error").path("errors").path(0).path("reason").asText("");
    return switch (answer.status()) {
      case 200 -> taken(body, cursor, now);
      case 400 -> badRequest(reason, cursor);
      case 401 -> new Outcome.Failed("the API key is refused (401)");
      case 403 -> forbidden(reason, now);
      case 404 -> new Outcome.Failed("there is no such video or channel (404)");
      case 429 -> new Outcome.Limited(A_MINUTE, "YouTube wants to be asked less often (429)");
      default -> new Outcome.Failed("YouTube answered %d".formatted(answer.status()));
    };
  }

  private static Outcome forbidden(String reason, Instant now) {
    return switch (reason) {
      case "quotaExceeded", "dailyLimitExceeded" ->
          new Outcome.Limited(Quota.untilReset(now), "the quota of the API key is spent for today");
      case "rateLimitExceeded", "userRateLimitExceeded" ->
          new Outcome.Limited(A_MINUTE, "YouTube wants to be asked less often (403)");
      case "commentsDisabled" -> new Outcome.Failed("comments are turned off there");
      default -> new Outcome.Failed("the API key may not read this (403)");
    };
  }

  /** A page that is no longer known ends the visit; the next one begins at the top. */
  private static Outcome badRequest(String reason, JsonObject cursor) {
    if (cursor.containsKey("page")) {
      var fromTheTop = cursor.copy();
      fromTheTop.remove("page");
      fromTheTop.remove("newest");
      return new Outcome.Failed(
          "YouTube has forgotten the page; it is read from the top", fromTheTop);
    }
    return new Outcome.Failed(
        reason.equals("keyInvalid") || reason.equals("badRequest")
            ? "the API key is refused (400)"
            : "YouTube does not understand the question (400)");
  }

  private static Outcome taken(JsonNode body, JsonObject cursor, Instant now) {
    if (!body.path("items").isArray()) {
      return new Outcome.Failed("what came is no list of comments");
    }
    var drafts = new Drafts(PLACE, now);
    var known = instant(cursor.getString("until"));
    var newest = instant(cursor.getString("newest"));
    var reachedKnown = known == null;
    for (var thread : body.path("items")) {
      var top = thread.path("snippet").path("topLevelComment");
      draft(drafts, top, thread.path("snippet").path("videoId").asText(""), null);
      for (var reply : thread.path("replies").path("comments")) {
        draft(
            drafts,
            reply,
            thread.path("snippet").path("videoId").asText(""),
            top.path("id").asText());
      }
      var at = instant(top.path("snippet").path("publishedAt").asText(null));
      newest = later(newest, at);
      reachedKnown |= at != null && known != null && !at.isAfter(known);
    }
    var next = body.path("nextPageToken").asText(null);
    return next == null || reachedKnown
        ? new Outcome.Taken(drafts.harvest(), until(later(known, newest)))
        : new Outcome.Taken(
            drafts.harvest(),
            until(known).put("page", next).put("newest", text(newest)),
            Duration.ZERO,
            null);
  }

  private static JsonObject until(@Nullable Instant known) {
    return known == null ? new JsonObject() : new JsonObject().put("until", known.toString());
  }

  private static void draft(
      Drafts drafts, JsonNode comment, String video, @Nullable String replyTo) {
    var snippet = comment.path("snippet");
    var id = comment.path("id").asText("");
    if (id.isEmpty()) {
      drafts.reject();
      return;
    }
    drafts
        .draft(PLACE, id)
        .with("url", "https://www.youtube.com/watch?v=%s&lc=%s".formatted(video, id), 2_000)
        .with("author", snippet.path("authorChannelId").path("value").asText(null), 300)
        .text(snippet.path("textDisplay").asText(""))
        .at("publishedAt", instant(snippet.path("publishedAt").asText(null)))
        .count("engagement", snippet.path("likeCount").asLong(0))
        .with("replyTo", replyTo, 500)
        .add();
  }

  private static @Nullable Instant later(@Nullable Instant first, @Nullable Instant second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.isAfter(second) ? first : second;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static JsonNode parse(Answer answer, ObjectMapper json) {
    try {
      return json.readTree(answer.body().getBytes());
    } catch (IOException broken) {
      return MissingNode.getInstance();
    }
  }
}
