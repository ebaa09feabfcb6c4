package io.sturmwarte.source.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sturmwarte.outbound.Outbound.Answer;
import io.sturmwarte.outbound.RetryAfter;
import io.sturmwarte.source.Drafts;
import io.sturmwarte.source.Harvest;
import io.sturmwarte.source.Outcome;
import io.sturmwarte.source.Settings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A timeline as pages: what to ask for, and what to make of the answer. */
final class Timeline {
  private static final int PAGE = 40;
  private static final Duration WAIT_WITHOUT_A_WORD = Duration.ofMinutes(5);
  private static final Duration REWIND = Duration.ofMinutes(5);

  /** Mastodon's ids begin with the milliseconds at which a post was made. */
  private static final int TIME_SHIFT = 16;

  private static final long SMALLEST_WITH_TIME = 1L << 50;
  private static final Pattern NEWER =
      Pattern.compile("[?&]min_id=([A-Za-z0-9]{1,40})[^>]*>; *rel=\"prev\"");

  private Timeline() {}

  /** The next page upwards from the cursor; the newest page at first. */
  static String page(Settings.Mastodon settings, JsonObject cursor) {
    var after = cursor.getString("id");
    var timeline =
        switch (settings.timeline()) {
          case "hashtag" -> "tag/" + encoded(settings.hashtag()) + "?limit=" + PAGE;
          case "local" -> "public?local=true&limit=" + PAGE;
          default -> "public?limit=" + PAGE;
        };
    var newer = after == null ? "" : "&min_id=" + encoded(after);
    return base(settings) + "/api/v1/timelines/" + timeline + newer;
  }

  static String stream(Settings.Mastodon settings) {
    return base(settings)
        + "/api/v1/streaming/"
        + switch (settings.timeline()) {
          case "hashtag" -> "hashtag?tag=" + encoded(settings.hashtag());
          case "local" -> "public/local";
          default -> "public";
        };
  }

  /** The ids of one instance mean nothing at another. */
  static String place(Settings.Mastodon settings) {
    var host = base(settings).replaceFirst("^https?://", "");
    var place = "mastodon:" + host;
    return place.length() <= 100 ? place : place.substring(0, 100);
  }

  static Outcome read(
      Answer answer,
      Settings.Mastodon settings,
      JsonObject cursor,
      ObjectMapper json,
      Instant now) {
    return switch (answer.status()) {
      case 200 -> taken(answer, settings, cursor, json, now);
      case 429 ->
          new Outcome.Limited(pause(answer, now), "the instance wants to be asked less often");
      case 401, 403, 422 -> unauthorised(answer.status());
      case 404 -> new Outcome.Failed("the instance has no such timeline (404)");
      case 503 -> unavailable(answer, now);
      default -> new Outcome.Failed("the instance answered %d".formatted(answer.status()));
    };
  }

  static Outcome.Failed unauthorised(int status) {
    return new Outcome.Failed(
        "the instance wants an access token, or another one (%d)".formatted(status));
  }

  private static Outcome unavailable(Answer answer, Instant now) {
    var wait = RetryAfter.of(answer.headers().get("retry-after"), now);
    return wait == null
        ? new Outcome.Failed("the instance answered 503")
        : new Outcome.Limited(wait, "the instance is not available for a while (503)");
  }

  private static Outcome taken(
      Answer answer,
      Settings.Mastodon settings,
      JsonObject cursor,
      ObjectMapper json,
      Instant now) {
    var page = parse(answer, json);
    if (page == null || !page.isArray()) {
      return new Outcome.Failed("what came is not a timeline");
    }
    var drafts = new Drafts(place(settings), now);
    var newest = cursor.getString("id");
    for (var status : page) {
      Status.draft(drafts, status);
      newest = newer(newest, status.path("id").asText());
    }
    var isFirst = cursor.getString("id") == null;
    var position = isFirst ? newest : continued(answer, newest);
    var next = isFirst || page.isEmpty() ? null : Duration.ZERO;
    var rest = rest(answer, now);
    return new Outcome.Taken(
        harvest(drafts, page.isEmpty()), cursor(position), rest == null ? next : rest, null);
  }

  private static Harvest harvest(Drafts drafts, boolean isEmpty) {
    return isEmpty ? Harvest.none(drafts.harvest().place()) : drafts.harvest();
  }

  private static JsonObject cursor(@Nullable String position) {
    return position == null ? new JsonObject() : new JsonObject().put("id", position);
  }

  /** The Link header says where to go on; only the id in it is believed, not the host. */
  private static @Nullable String continued(Answer answer, @Nullable String newest) {
    var link = NEWER.matcher(answer.headers().getOrDefault("link", ""));
    return link.find() ? newer(newest, link.group(1)) : newest;
  }

  /** Ids are numbers that do not fit everywhere, and at some instances words of one length. */
  static String newer(@Nullable String known, String id) {
    if (known == null || id.length() > known.length()) {
      return id;
    }
    return id.length() == known.length() && id.compareTo(known) > 0 ? id : known;
  }

  /** Posts of other instances arrive late, under ids of the time when they were written. */
  static JsonObject rewound(JsonObject cursor) {
    var id = cursor.getString("id");
    if (id == null || !id.matches("\\d{1,18}") || Long.parseLong(id) < SMALLEST_WITH_TIME) {
      return cursor;
    }
    var earlier = Long.parseLong(id) - (REWIND.toMillis() << TIME_SHIFT);
    return cursor(Long.toString(Math.max(1, earlier)));
  }

  private static Duration pause(Answer answer, Instant now) {
    var wait = RetryAfter.of(answer.headers().get("retry-after"), now);
    var reset = untilReset(answer, now);
    return wait != null ? wait : reset != null ? reset : WAIT_WITHOUT_A_WORD;
  }

  /** The last call that was left is not followed by one too many. */
  private static @Nullable Duration rest(Answer answer, Instant now) {
    return "0".equals(answer.headers().get("x-ratelimit-remaining"))
        ? untilReset(answer, now)
        : null;
  }

  private static @Nullable Duration untilReset(Answer answer, Instant now) {
    var reset = answer.headers().get("x-ratelimit-reset");
    if (reset == null) {
      return null;
    }
    try {
      var wait = Duration.between(now, OffsetDateTime.parse(reset).toInstant());
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable JsonNode parse(Answer answer, ObjectMapper json) {
    try {
      return json.readTree(answer.body().getBytes());
    } catch (JsonProcessingException broken) {
      return null;
    } catch (IOException broken) {
      return null;
    }
  }

  private static String base(Settings.Mastodon settings) {
    return settings.instance().replaceFirst("/+$", "");
  }

  private static String encoded(@Nullable String text) {
    return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
  }
}
