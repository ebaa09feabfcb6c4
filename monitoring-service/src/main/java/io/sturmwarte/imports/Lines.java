package io.sturmwarte.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a file into records: lines, or in CSV what may go on over several lines inside
 * quotes. A record that is too long is given up at the end of its line.
 */
final class Lines {
  static final int LONGEST = 256 * 1024;

  private final byte[] bytes;
  private final boolean isLast;
  private final boolean hasQuotes;
  private int start;
  private long line;

  /**
   * @param isLast whether the file ends with these bytes
   * @param line lines before them
   */
  Lines(byte[] bytes, boolean isLast, boolean hasQuotes, long line) {
    this.bytes = bytes;
    this.isLast = isLast;
    this.hasQuotes = hasQuotes;
    this.line = line;
  }

  /**
   * A record.
   *
   * @param line of its beginning, counted from 1
   * @param text null where it is not UTF-8, or too long
   */
  record Entry(long line, @Nullable String text, @Nullable String fault) {}

  /** At most so many records; fewer where the bytes end before. */
  List<Entry> next(int most) {
    var entries = new ArrayList<Entry>();
    while (entries.size() < most) {
      var end = end();
      if (end < 0) {
        break;
      }
      entries.add(entry(end));
      line += newlines(start, end);
      start = end;
    }
    return entries;
  }

  /** Bytes of the records that were given. */
  int position() {
    return start;
  }

  /** Lines of the file up to there. */
  long line() {
    return line;
  }

  /** After the newline that ends the record; -1 where it is not complete. */
  private int end() {
    var quoted = false;
    for (var at = start; at < bytes.length; at++) {
      if (bytes[at] == '"' && hasQuotes) {
        quoted = !quoted;
      } else if (bytes[at] == '\n' && !quoted) {
        return at + 1;
      }
      if (at - start > LONGEST) {
        return endOfLine(start);
      }
    }
    return isLast && start < bytes.length ? quoted ? endOfLine(start) : bytes.length : -1;
  }

  /** A quote that is never closed costs its line, not the rest of the file. */
  private int endOfLine(int from) {
    for (var at = from; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at + 1;
      }
    }
    return bytes.length;
  }

  private Entry entry(int end) {
    var number = line + 1;
    if (end - start > LONGEST) {
      return new Entry(number, null, "is longer than %d bytes".formatted(LONGEST));
    }
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, start, end - start))
              .toString();
      return new Entry(number, text.stripTrailing(), null);
    } catch (CharacterCodingException broken) {
      return new Entry(number, null, "is not UTF-8");
    }
  }

  private int newlines(int from, int to) {
    var count = 0;
    for (var at = from; at < to; at++) {
      count += bytes[at] == '\n' ? 1 : 0;
    }
    return to == bytes.length && to > from && bytes[to - 1] != '\n' ? count + 1 : count;
  }
}
