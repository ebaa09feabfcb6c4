package io.sturmwarte.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as comma-separated values after RFC 4180. A byte order mark tells Excel that it is UTF-8,
 * and text that a spreadsheet would take for a formula is led by an apostrophe.
 */
final class Csv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String FORMULA = "=+-@\t\r";

  private Csv() {}

  /**
   * All of it.
   *
   * @param rows of text, numbers and nulls
   */
  static String of(List<List<Object>> rows) {
    return rows.stream().map(Csv::row).collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
  }

  private static String row(List<Object> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(Object cell) {
    return cell instanceof Number ? cell.toString() : quoted(safe(cell.toString()));
  }

  private static String safe(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(it -> it == ',' || it == '"' || it == '\r' || it == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
