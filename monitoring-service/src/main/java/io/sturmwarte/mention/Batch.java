package io.sturmwarte.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sturmwarte.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it was sent: the items that are in order, and the others with the reason. An array
 * that is broken as JSON is refused as a whole; of lines, only the broken ones.
 */
final class Batch {
  static final int MOST_ITEMS = 10_000;

  private final List<Item> items = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private final ObjectMapper json;
  private final Instant now;
  private final Duration kept;
  private int index;

  private Batch(ObjectMapper json, Instant now, Duration kept) {
    this.json = json;
    this.now = now;
    this.kept = kept;
  }

  /**
   * An item that was not taken.
   *
   * @param index counted from 0
   * @param line counted from 1, where the batch has lines
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rejected(int index, @Nullable Integer line, String field, String reason) {}

  List<Item> items() {
    return items;
  }

  List<Rejected> rejected() {
    return rejected;
  }

  static Batch ofArray(ObjectMapper json, byte[] body, Instant now, Duration kept)
      throws JsonProcessingException {
    var batch = new Batch(json, now, kept);
    try (var parser = json.createParser(body)) {
      batch.readArray(parser);
    } catch (JsonProcessingException broken) {
      throw broken;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return batch;
  }

  static Batch ofLines(ObjectMapper json, byte[] body, Instant now, Duration kept) {
    var batch = new Batch(json, now, kept);
    var line = 1;
    var start = 0;
    for (var at = 0; at <= body.length; at++) {
      if (at == body.length || body[at] == '\n') {
        batch.readLine(body, start, at - start, line);
        line++;
        start = at + 1;
      }
    }
    return batch;
  }

  private void readArray(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw new Problem.Invalid("body", "send a JSON array of mentions");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        throw new Problem.Invalid("body", "the JSON array is not closed");
      }
      JsonNode node = parser.readValueAsTree();
      take(node, null);
    }
    if (parser.nextToken() != null) {
      throw new Problem.Invalid("body", "there is something after the JSON array");
    }
  }

  private void readLine(byte[] body, int start, int length, int line) {
    if (isBlank(body, start, length)) {
      return;
    }
    try {
      take(json.readTree(body, start, length), line);
    } catch (JsonProcessingException broken) {
      reject(line, "", "is not JSON: " + broken.getOriginalMessage());
    } catch (IOException broken) {
      reject(line, "", "is not JSON: it is not UTF-8");
    }
  }

  private void take(JsonNode node, @Nullable Integer line) {
    try {
      items.add(ItemReader.read(node, now, kept));
      next();
    } catch (ItemReader.Refused refused) {
      reject(line, refused.field(), String.valueOf(refused.getMessage()));
    }
  }

  private void reject(@Nullable Integer line, String field, String reason) {
    rejected.add(new Rejected(index, line, field, reason));
    next();
  }

  private void next() {
    if (++index > MOST_ITEMS) {
      throw new Problem.TooLarge("A batch has at most 10,000 mentions; send it in parts");
    }
  }

  private static boolean isBlank(byte[] body, int start, int length) {
    for (var at = start; at < start + length; at++) {
      if (body[at] > ' ' || body[at] < 0) {
        return false;
      }
    }
    return true;
  }
}
