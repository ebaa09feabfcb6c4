package io.sturmwarte.source.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sturmwarte.mention.Item;
import io.sturmwarte.mention.ItemReader;
import io.sturmwarte.source.Harvest;
import io.sturmwarte.source.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds posts in a body of any form, by the JSON pointers that the source was given. */
final class Mapping {
  static final int MOST_POSTS = 1_000;

  /** Fields that are numbers, though some senders write them as text. */
  private static final Set<String> NUMBERS = Set.of("authorFollowers", "reach", "engagement");

  private static final Set<String> INSTANTS = Set.of("publishedAt", "authorCreatedAt");
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private final Settings.Webhook settings;
  private final String place;
  private final Instant sentAt;
  private final Instant now;
  private final Duration kept;
  private final List<Item> items = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();

  private Mapping(
      Settings.Webhook settings, String place, Instant sentAt, Instant now, Duration kept) {
    this.settings = settings;
    this.place = place;
    this.sentAt = sentAt;
    this.now = now;
    this.kept = kept;
  }

  /**
   * A post that was not taken.
   *
   * @param index counted from 0
   */
  record Rejected(int index, String field, String reason) {}

  /** What was found. */
  record Found(Harvest harvest, List<Rejected> rejected) {}

  /**
   * @param sentAt when a post was published that does not say so
   * @param kept for how long mentions are kept
   */
  static Found read(
      Settings.Webhook settings,
      String place,
      JsonNode body,
      Instant sentAt,
      Instant now,
      Duration kept) {
    var mapping = new Mapping(settings, place, sentAt, now, kept);
    var posts = body.at(settings.items());
    if (posts.isMissingNode()) {
      mapping.rejected.add(new Rejected(0, settings.items(), "is not there"));
    } else if (posts.isArray()) {
      for (var index = 0; index < posts.size(); index++) {
        mapping.take(index, posts.get(index));
      }
    } else {
      mapping.take(0, posts);
    }
    return mapping.found();
  }

  private Found found() {
    var harvest =
        new Harvest(
            place,
            items,
            List.of(),
            removed,
            rejected.size(),
            !items.isEmpty() || !removed.isEmpty(),
            true);
    return new Found(harvest, rejected);
  }

  private void take(int index, JsonNode post) {
    if (index >= MOST_POSTS) {
      rejected.add(
          new Rejected(
              index, "", "is one of more than %d; send them in parts".formatted(MOST_POSTS)));
      return;
    }
    var node = mention(post);
    try {
      if (isRemoved(post)) {
        removed.add(id(node));
      } else {
        items.add(ItemReader.read(node, now, kept));
      }
    } catch (ItemReader.Refused refused) {
      rejected.add(new Rejected(index, refused.field(), String.valueOf(refused.getMessage())));
    }
  }

  private String id(ObjectNode node) {
    var id = node.path("externalId").asText("");
    if (id.isBlank() || id.length() > 500) {
      throw new ItemReader.Refused("externalId", "is missing or too long");
    }
    return id;
  }

  private boolean isRemoved(JsonNode post) {
    return settings.removed() != null && post.at(settings.removed()).asBoolean(false);
  }

  private ObjectNode mention(JsonNode post) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("platform", settings.platform());
    node.put("publishedAt", sentAt.toString());
    for (var field : Settings.Webhook.FIELDS) {
      var value = post.at(settings.fields().getOrDefault(field, "/" + field));
      if (!value.isMissingNode() && !value.isNull()) {
        node.set(field, plain(field, value));
      }
    }
    node.put("source", place);
    return node;
  }

  private static JsonNode plain(String field, JsonNode value) {
    if (INSTANTS.contains(field) && value.canConvertToLong()) {
      return JsonNodeFactory.instance.textNode(instant(value.longValue()));
    }
    if (NUMBERS.contains(field) && value.asText().matches("\\d{1,15}")) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(value.asText()));
    }
    var isText = !NUMBERS.contains(field) && value.isNumber();
    return isText ? JsonNodeFactory.instance.textNode(value.asText()) : value;
  }

  private static String instant(long number) {
    return (number < MILLISECONDS_FROM
            ? Instant.ofEpochSecond(number)
            : Instant.ofEpochMilli(number))
        .toString();
  }
}
