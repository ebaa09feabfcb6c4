package io.sturmwarte.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tab-separated values of whatever make, with a header line or without.
 *
 * @param header empty where there is none
 * @param text the column that the texts stand in
 * @param rows all of the same width
 * @param faults the lines that are narrower
 */
record Table(List<String> header, int text, List<Row> rows, List<Fault> faults) {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:.*-)?(?:text|tweet|post|comment|content|sentence|mention|message|body|draft)");

  private static final Pattern LABEL =
      Pattern.compile("(?:.*-)?(?:labels?|class|gold|target|category|annotation|sentiment)");

  private static final Pattern VALUE = Pattern.compile("-?[0-9.]+|negative|neutral|positive");

  /** A line, cut into its fields. */
  record Row(int line, List<String> fields) {}

  /** A line that could not be read. */
  record Fault(int line, String reason) {}

  static Table read(Path file) throws IOException {
    var rows = rows(file);
    if (rows.stream().noneMatch(row -> row.fields.size() > 1)) {
      throw new IOException(file + ": no line holds a tab between a label and a text");
    }
    var header = isHeader(rows.getFirst().fields) ? rows.removeFirst().fields : List.<String>of();
    if (rows.isEmpty()) {
      throw new IOException(file + ": there is nothing below the header line");
    }
    int width = header.isEmpty() ? usualWidth(rows) : header.size();
    int text = textColumn(header, width, rows);
    var whole = new ArrayList<Row>();
    var faults = new ArrayList<Fault>();
    for (var row : rows) {
      if (row.fields.size() < width) {
        var reason = "%d columns instead of %d".formatted(row.fields.size(), width);
        faults.add(new Fault(row.line, reason));
      } else {
        whole.add(new Row(row.line, joined(row.fields, width, text)));
      }
    }
    return new Table(header, text, List.copyOf(whole), List.copyOf(faults));
  }

  /** The columns whose name passes the test; none where there is no header. */
  IntStream named(Predicate<String> test) {
    return IntStream.range(0, header.size()).filter(column -> test.test(header.get(column)));
  }

  /** Those that hold no texts. */
  IntStream others() {
    int width = header.isEmpty() ? rows.getFirst().fields.size() : header.size();
    return IntStream.range(0, width).filter(column -> column != text);
  }

  /** The share of the rows whose value passes the test. */
  double share(int column, Predicate<String> test) {
    long passed = rows.stream().filter(row -> test.test(row.fields.get(column))).count();
    return (double) passed / rows.size();
  }

  /** Its name or its place, for people. */
  String name(int column) {
    return header.isEmpty() ? "column " + (column + 1) : '"' + header.get(column) + '"';
  }

  /** Its different values. */
  List<String> values(int column) {
    return rows.stream().map(row -> row.fields.get(column)).distinct().toList();
  }

  static boolean isLabelName(String name) {
    return LABEL.matcher(Task.normal(name)).matches();
  }

  private static boolean isTextName(String name) {
    return TEXT.matcher(Task.normal(name)).matches();
  }

  /** A single byte that is no UTF-8 is no reason to read nothing, so it is replaced. */
  private static List<Row> rows(Path file) throws IOException {
    var content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    var lines = content.replaceFirst("^\uFEFF", "").split("\r?\n");
    var rows = new ArrayList<Row>();
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        rows.add(new Row(i + 1, List.of(lines[i].split("\t", -1))));
      }
    }
    return rows;
  }

  private static boolean isHeader(List<String> fields) {
    return fields.stream().anyMatch(name -> isTextName(name) || isLabelName(name))
        && fields.stream().map(Task::normal).noneMatch(VALUE.asMatchPredicate());
  }

  private static int usualWidth(List<Row> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(row -> row.fields.size(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  /** By its name, else the one with the most words, or, in files of single words, letters. */
  private static int textColumn(List<String> header, int width, List<Row> rows) {
    var whole = rows.stream().filter(row -> row.fields.size() == width).toList();
    var byWords =
        Comparator.<Integer>comparingLong(column -> count(whole, column, c -> c == ' '))
            .thenComparingLong(column -> count(whole, column, c -> true));
    return IntStream.range(0, header.size())
        .filter(column -> isTextName(header.get(column)))
        .boxed()
        // "text" rather than "label_text".
        .min(Comparator.comparing(column -> header.get(column).length()))
        .or(() -> IntStream.range(0, width).boxed().max(byWords))
        .orElseThrow();
  }

  private static long count(List<Row> rows, int column, IntPredicate test) {
    return rows.stream()
        .mapToLong(row -> row.fields.get(column).chars().filter(test).count())
        .sum();
  }

  /** What is too wide has tabs in its text. */
  private static List<String> joined(List<String> fields, int width, int text) {
    int end = fields.size() - width + text + 1;
    var joined = new ArrayList<>(fields.subList(0, text));
    joined.add(String.join(" ", fields.subList(text, end)));
    joined.addAll(fields.subList(end, fields.size()));
    return joined;
  }
}
