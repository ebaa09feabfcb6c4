package io.sturmwarte.mention;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one item and checks each of its fields; what cannot be stored or believed is refused. */
public final class ItemReader {
  private static final int LONGEST_TEXT = 20_000;
  private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365);
  private static final Duration FARTHEST_AHEAD = Duration.ofHours(1);

  private final JsonNode node;
  private final Instant now;
  private final Duration kept;

  private ItemReader(JsonNode node, Instant now, Duration kept) {
    this.node = node;
    this.now = now;
    this.kept = kept;
  }

  /** Throws {@link Refused}; how old it may be is for {@link Intake} to say. */
  public static Item read(JsonNode node, Instant now) {
    return read(node, now, FIVE_YEARS);
  }

  /**
   * Throws {@link Refused}.
   *
   * @param kept for how long mentions are kept: what is older would be counted, and gone at once
   */
  public static Item read(JsonNode node, Instant now, Duration kept) {
    if (!node.isObject()) {
      throw new Refused("", "must be an object");
    }
    return new ItemReader(node, now, kept).item();
  }

  private Item item() {
    return new Item(
        required("source", 100),
        required("platform", 50).toLowerCase(Locale.ROOT),
        required("externalId", 500),
        optional("url", 2_000),
        optional("author", 300),
        count("authorFollowers"),
        instant("authorCreatedAt"),
        required("text", LONGEST_TEXT),
        language(),
        publishedAt(),
        zeroIfMissing(count("reach")),
        zeroIfMissing(count("engagement")),
        optional("replyTo", 500),
        optional("repostOf", 500),
        exercise());
  }

  private String required(String field, int longest) {
    var text = optional(field, longest);
    if (text == null || text.isBlank()) {
      throw new Refused(field, "is missing or blank");
    }
    return text;
  }

  private @Nullable String optional(String field, int longest) {
    var value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new Refused(field, "must be a text");
    }
    var text = value.textValue();
    if (text.length() > longest) {
      throw new Refused(field, "has more than %d characters".formatted(longest));
    }
    if (text.indexOf('\0') >= 0) {
      throw new Refused(field, "contains the character NUL");
    }
    if (hasLoneSurrogate(text)) {
      throw new Refused(field, "contains half of a surrogate pair");
    }
    return text;
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private @Nullable String language() {
    var language = optional("language", 35);
    return language == null ? null : language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private Instant publishedAt() {
    var at = instant("publishedAt");
    if (at == null) {
      throw new Refused("publishedAt", "is missing or blank");
    }
    if (at.isBefore(now.minus(kept))) {
      throw new Refused(
          "publishedAt", "is older than mentions are kept here (%d days)".formatted(kept.toDays()));
    }
    if (at.isAfter(now.plus(FARTHEST_AHEAD))) {
      throw new Refused("publishedAt", "is more than an hour ahead");
    }
    return at;
  }

  private @Nullable Instant instant(String field) {
    var text = optional(field, 50);
    if (text == null) {
      return null;
    }
    try {
      var instant = Instant.parse(text);
      // What PostgreSQL can hold; nobody's account is that old.
      if (Math.abs(instant.getEpochSecond()) > 200_000_000_000L) {
        throw new Refused(field, "is not a date of our time");
      }
      return instant;
    } catch (DateTimeParseException e) {
      throw new Refused(field, "must be an instant such as 2026-11-22T09:30:00Z");
    }
  }

  private @Nullable Long count(String field) {
    var value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new Refused(field, "must be a whole number from 0");
    }
    // Sums of them must not overflow.
    if (value.longValue() > 1_000_000_000_000L) {
      throw new Refused(field, "is larger than 10^12");
    }
    return value.longValue();
  }

  private static long zeroIfMissing(@Nullable Long count) {
    return count == null ? 0 : count;
  }

  private boolean exercise() {
    var value = node.get("exercise");
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw new Refused("exercise", "must be true or false");
    }
    return value.booleanValue();
  }

  /** A field that is not in order, and why. */
  public static final class Refused extends RuntimeException {
    private final String field;

    public Refused(String field, String reason) {
      super(reason, null, false, false);
      this.field = field;
    }

    public String field() {
      return field;
    }
  }
}
