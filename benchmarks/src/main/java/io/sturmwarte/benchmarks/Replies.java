package io.sturmwarte.benchmarks;

import io.sturmwarte.crisis.Signs;
import io.sturmwarte.model.Models;
import io.sturmwarte.reply.Draft;
import io.sturmwarte.reply.Finding;
import io.sturmwarte.reply.Strategy;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Replies that people wrote and marked: {@code language, mention, strategy, platform, draft}, and
 * where they are bad {@code marks}, such as {@code BLAME_SHIFT=exact words;NO_NEXT_STEP=}.
 */
final class Replies {
  private static final Pattern BETWEEN_MARKS = Pattern.compile(";\\s*(?=[A-Z_]+=)|;\\s*$");
  private static final int WITHOUT_MARKS = 5;

  private Replies() {}

  /**
   * A reply as it was written.
   *
   * @param marks what a press officer objects to
   */
  record Reply(int line, Draft draft, List<Mark> marks) {}

  /**
   * An objection.
   *
   * @param words those of the draft that are objected to; empty where something is missing
   */
  record Mark(Finding.Kind kind, String words) {
    /** Whether a finding is this objection: of its kind, and where the words stand. */
    boolean isFoundBy(Finding finding, String draft) {
      if (finding.kind() != kind || words.isEmpty()) {
        return finding.kind() == kind;
      }
      int start = draft.indexOf(words);
      boolean ofTheWhole = finding.start() == 0 && finding.end() == 0;
      boolean overlaps =
          start >= 0 && finding.start() < start + words.length() && finding.end() > start;
      return ofTheWhole || overlaps;
    }
  }

  static List<Reply> read(BufferedReader file, Models models) throws IOException {
    var replies = new ArrayList<Reply>();
    var header = file.readLine();
    int line = 1;
    for (var row = file.readLine(); header != null && row != null; row = file.readLine()) {
      line++;
      if (!row.isBlank()) {
        replies.add(reply(line, row.split("\t", -1), models));
      }
    }
    return replies;
  }

  private static Reply reply(int line, String[] columns, Models models) {
    if (columns.length < WITHOUT_MARKS) {
      throw new IllegalArgumentException(
          "line %d has %d columns instead of %d".formatted(line, columns.length, WITHOUT_MARKS));
    }
    var language = columns[0].equals("de") ? Language.GERMAN : Language.ENGLISH;
    var mention = columns[1].equals("-") ? "" : LabelledTexts.plain(columns[1]);
    var said =
        mention.isBlank()
            ? Signs.NONE
            : Signs.of(models.of(language).answer(Normaliser.tokens(mention)));
    var draft =
        new Draft(
            LabelledTexts.plain(columns[4]),
            language,
            mention,
            said,
            Strategy.valueOf(columns[2].toUpperCase(Locale.ROOT)),
            columns[3]);
    return new Reply(line, draft, columns.length > WITHOUT_MARKS ? marks(columns[5]) : List.of());
  }

  private static List<Mark> marks(String column) {
    return BETWEEN_MARKS
        .splitAsStream(column.strip())
        .filter(mark -> !mark.isBlank())
        .map(mark -> mark.split("=", 2))
        .map(
            mark ->
                new Mark(
                    Finding.Kind.valueOf(mark[0].strip()), LabelledTexts.plain(mark[1].strip())))
        .toList();
  }
}
