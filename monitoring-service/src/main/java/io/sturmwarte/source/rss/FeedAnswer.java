package io.sturmwarte.source.rss;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.sturmwarte.outbound.Outbound.Answer;
import io.sturmwarte.outbound.RetryAfter;
import io.sturmwarte.source.Drafts;
import io.sturmwarte.source.Harvest;
import io.sturmwarte.source.Html;
import io.sturmwarte.source.Outcome;
import io.sturmwarte.source.Settings;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to make of a server's answer to the question for a feed. */
final class FeedAnswer {
  static final String PLACE = "rss";
  private static final Duration WAIT_WITHOUT_A_WORD = Duration.ofMinutes(5);

  private FeedAnswer() {}

  static Outcome read(Answer answer, Settings.Rss feed, JsonObject cursor, Instant now) {
    var movedTo = answer.movedTo().equals(feed.url()) ? null : answer.movedTo();
    return switch (answer.status()) {
      case 200 -> parsed(answer, feed, movedTo, now);
      case 304 -> new Outcome.Taken(Harvest.none(PLACE), cursor, null, movedTo);
      case 429, 503 -> limited(answer, now);
      case 401, 403 ->
          new Outcome.Failed("the feed is not open to everybody (%d)".formatted(answer.status()));
      case 404, 410 ->
          new Outcome.Failed("there is no feed at this address (%d)".formatted(answer.status()));
      default -> new Outcome.Failed("the server answered %d".formatted(answer.status()));
    };
  }

  private static Outcome limited(Answer answer, Instant now) {
    var wait = RetryAfter.of(answer.headers().get("retry-after"), now);
    if (wait == null && answer.status() == 503) {
      return new Outcome.Failed("the server answered 503");
    }
    return new Outcome.Limited(
        wait == null ? WAIT_WITHOUT_A_WORD : wait,
        "the server wants to be asked less often (%d)".formatted(answer.status()));
  }

  private static Outcome parsed(
      Answer answer, Settings.Rss settings, @Nullable String movedTo, Instant now) {
    try {
      var feed = parse(answer);
      var drafts = new Drafts(PLACE, now);
      feed.getEntries().forEach(entry -> draft(drafts, settings, feed, entry, now));
      return new Outcome.Taken(drafts.harvest(), cursor(answer), null, movedTo);
    } catch (FeedException | IOException | IllegalArgumentException broken) {
      return new Outcome.Failed(
          "what came is not a feed that can be read (RSS or Atom, without DOCTYPE)");
    }
  }

  /** No DOCTYPE, so no entities: neither files of ours nor a billion laughs. */
  private static SyndFeed parse(Answer answer) throws FeedException, IOException {
    var input = new SyndFeedInput();
    input.setAllowDoctypes(false);
    input.setXmlHealerOn(false);
    var type = answer.headers().getOrDefault("content-type", "application/xml");
    var bytes = new ByteArrayInputStream(answer.body().getBytes());
    try (var reader = new XmlReader(bytes, type, true)) {
      return input.build(reader);
    }
  }

  private static void draft(
      Drafts drafts, Settings.Rss settings, SyndFeed feed, SyndEntry entry, Instant now) {
    var text = text(entry);
    var id = id(settings.url(), entry);
    if (text.isBlank() || id == null) {
      drafts.reject();
      return;
    }
    drafts
        .draft(settings.platform(), id)
        .with("url", url(entry.getLink()), 2_000)
        .with("author", blankToNull(entry.getAuthor()), 300)
        .with("language", feed.getLanguage(), 35)
        .text(text)
        .at("publishedAt", publishedAt(entry, now))
        .add();
  }

  private static String text(SyndEntry entry) {
    var title = entry.getTitle() == null ? "" : Html.text(entry.getTitle());
    var body = entry.getDescription();
    var content = entry.getContents().isEmpty() ? null : entry.getContents().getFirst();
    var longer = body == null || content != null && length(content) > length(body) ? content : body;
    var rest = longer == null || longer.getValue() == null ? "" : Html.text(longer.getValue());
    return rest.startsWith(title) ? rest : (title + "\n" + rest).strip();
  }

  private static int length(SyndContent content) {
    return content.getValue() == null ? 0 : content.getValue().length();
  }

  /** An address is unique by itself; a mere number only within its feed. */
  private static @Nullable String id(String feed, SyndEntry entry) {
    var uri = blankToNull(entry.getUri());
    var id = uri == null ? url(entry.getLink()) : uri;
    if (id == null) {
      return null;
    }
    var unique = id.matches("(?:https?|urn|tag):.+") ? id : feed + "#" + id;
    return unique.length() <= 500
        ? unique
        : UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Instant publishedAt(SyndEntry entry, Instant now) {
    Date published = entry.getPublishedDate();
    Date updated = entry.getUpdatedDate();
    var date = published == null ? updated : published;
    return date == null ? now : date.toInstant();
  }

  /** Shown as a link to people: nothing but the web. */
  private static @Nullable String url(@Nullable String link) {
    return link != null && link.strip().matches("https?://\\S+") ? link.strip() : null;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static JsonObject cursor(Answer answer) {
    var cursor = new JsonObject();
    keep(cursor, "etag", answer.headers().get("etag"));
    keep(cursor, "lastModified", answer.headers().get("last-modified"));
    return cursor;
  }

  private static void keep(JsonObject cursor, String name, @Nullable String value) {
    if (value != null && value.length() <= 500) {
      cursor.put(name, value);
    }
  }
}
