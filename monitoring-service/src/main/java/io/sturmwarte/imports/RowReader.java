package io.sturmwarte.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.sturmwarte.mention.Item;
import io.sturmwarte.mention.ItemReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns records of a file into items, or into reasons why not. */
final class RowReader {
  private static final Set<String> NUMBERS = Set.of("authorFollowers", "reach", "engagement");
  static final List<String> FIELDS =
      List.of(
          "source",
          "platform",
          "externalId",
          "url",
          "author",
          "authorFollowers",
          "authorCreatedAt",
          "text",
          "language",
          "publishedAt",
          "reach",
          "engagement",
          "replyTo",
          "repostOf",
          "exercise");

  private final ImportRequest mapping;
  private final ObjectMapper json;
  private final Instant now;
  private final Duration kept;
  private final List<Item> items = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private @Nullable List<String> header;

  /**
   * @param header of a CSV file whose first line was read before; null before that
   */
  /**
   * @param kept for how long mentions are kept
   */
  RowReader(
      ImportRequest mapping,
      ObjectMapper json,
      Instant now,
      Duration kept,
      @Nullable List<String> header) {
    this.mapping = mapping;
    this.json = json;
    this.now = now;
    this.kept = kept;
    this.header = header;
  }

  /**
   * A line that was not taken.
   *
   * @param line counted from 1
   */
  record Rejected(long line, String field, String reason) {}

  List<Item> items() {
    return items;
  }

  List<Rejected> rejected() {
    return rejected;
  }

  @Nullable List<String> header() {
    return header;
  }

  void read(Lines.Entry entry) {
    if (entry.text() == null) {
      reject(entry, "", String.valueOf(entry.fault()));
      return;
    }
    var text = entry.line() == 1 ? withoutMark(entry.text()) : entry.text();
    if (text.isBlank()) {
      return;
    }
    if (mapping.format().equals("csv")) {
      readCsv(entry, text);
    } else {
      readJson(entry, text);
    }
  }

  private void readJson(Lines.Entry entry, String text) {
    try {
      var node = json.readTree(text);
      if (node.isObject()) {
        take(entry, node::get);
      } else {
        reject(entry, "", "must be an object");
      }
    } catch (JsonProcessingException broken) {
      reject(entry, "", "is not JSON: " + broken.getOriginalMessage());
    }
  }

  private void readCsv(Lines.Entry entry, String text) {
    var fields = fields(entry, text);
    if (fields == null) {
      return;
    }
    var columns = header;
    if (columns == null) {
      header = fields.stream().map(String::strip).toList();
      return;
    }
    if (fields.size() != columns.size()) {
      reject(
          entry,
          "",
          "has %d fields, but there are %d columns".formatted(fields.size(), columns.size()));
      return;
    }
    take(entry, column -> cell(columns, fields, column));
  }

  /** A formula is the text that it is; nothing here computes. */
  private static @Nullable JsonNode cell(List<String> columns, List<String> fields, String column) {
    var at = columns.indexOf(column);
    return at < 0 || fields.get(at).isEmpty()
        ? null
        : JsonNodeFactory.instance.textNode(fields.get(at));
  }

  private @Nullable List<String> fields(Lines.Entry entry, String text) {
    try (var reader =
        CsvReader.builder().fieldSeparator(mapping.separator().charAt(0)).ofCsvRecord(text)) {
      return reader.stream()
          .findFirst()
          .map(record -> List.copyOf(record.getFields()))
          .orElse(null);
    } catch (CsvParseException | java.io.IOException broken) {
      reject(entry, "", "is not CSV that can be read");
      return null;
    }
  }

  private void take(Lines.Entry entry, Function<String, @Nullable JsonNode> values) {
    var node = JsonNodeFactory.instance.objectNode();
    for (var field : FIELDS) {
      var value = values.apply(mapping.columns().getOrDefault(field, field));
      set(node, field, value == null || value.isNull() ? byDefault(field) : value);
    }
    try {
      items.add(ItemReader.read(node, now, kept));
    } catch (ItemReader.Refused refused) {
      reject(entry, refused.field(), String.valueOf(refused.getMessage()));
    }
  }

  private @Nullable JsonNode byDefault(String field) {
    var text = mapping.defaults().get(field);
    if (text == null) {
      return field.equals("source") ? JsonNodeFactory.instance.textNode("import") : null;
    }
    return JsonNodeFactory.instance.textNode(text);
  }

  private static void set(ObjectNode node, String field, @Nullable JsonNode value) {
    if (value == null) {
      return;
    }
    if (NUMBERS.contains(field) && value.isTextual() && value.textValue().matches("\\d{1,15}")) {
      node.put(field, Long.parseLong(value.textValue()));
    } else if (field.equals("exercise") && Set.of("true", "false").contains(value.asText())) {
      node.put(field, value.asBoolean());
    } else {
      node.set(field, value);
    }
  }

  private void reject(Lines.Entry entry, String field, String reason) {
    rejected.add(new Rejected(entry.line(), field, reason));
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
