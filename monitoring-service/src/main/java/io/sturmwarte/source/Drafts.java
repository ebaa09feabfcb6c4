package io.sturmwarte.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sturmwarte.mention.Item;
import io.sturmwarte.mention.ItemReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Posts on their way to be items: what a platform gives is cut to what can be stored, then checked
 * like everything that is sent to us.
 */
public final class Drafts {
  public static final int LONGEST_TEXT = 20_000;

  private final String place;
  private final Instant now;
  private final List<Item> items = new ArrayList<>();
  private int rejected;

  public Drafts(String place, Instant now) {
    this.place = place;
    this.now = now;
  }

  /** A post; {@link #add} it when its fields are set. */
  public final class Draft {
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    private Draft(String platform, String externalId) {
      node.put("source", place).put("platform", platform).put("externalId", storable(externalId));
    }

    /** Leaves out what is not there or too long for its field. */
    public Draft with(String field, @Nullable String text, int longest) {
      if (text != null && text.length() <= longest) {
        node.put(field, storable(text));
      }
      return this;
    }

    public Draft text(String text) {
      node.put("text", cut(text));
      return this;
    }

    public Draft count(String field, long count) {
      node.put(field, Math.max(0, count));
      return this;
    }

    /** Clocks elsewhere are ahead at times; the future is not believed. */
    public Draft at(String field, @Nullable Instant at) {
      if (at != null) {
        node.put(field, (at.isAfter(now) ? now : at).toString());
      }
      return this;
    }

    public void add() {
      try {
        items.add(ItemReader.read(node, now));
      } catch (ItemReader.Refused refused) {
        rejected++;
      }
    }
  }

  public Draft draft(String platform, String externalId) {
    return new Draft(platform, externalId);
  }

  public void reject() {
    rejected++;
  }

  public List<Item> items() {
    return items;
  }

  public Harvest harvest() {
    return Harvest.of(place, items, rejected);
  }

  /** As it can be stored. */
  public static String cut(String text) {
    var storable = storable(text);
    if (storable.length() <= LONGEST_TEXT) {
      return storable;
    }
    var end = Character.isHighSurrogate(storable.charAt(LONGEST_TEXT - 1)) ? 1 : 0;
    return storable.substring(0, LONGEST_TEXT - end);
  }

  /** Without NUL and halves of surrogate pairs, which no database takes. */
  private static String storable(String text) {
    if (text.codePoints().noneMatch(Drafts::isBroken)) {
      return text;
    }
    return text.codePoints()
        .filter(c -> !isBroken(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isBroken(int c) {
    return c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
