package io.sturmwarte.benchmarks;

import io.sturmwarte.benchmarks.Replies.Mark;
import io.sturmwarte.benchmarks.Replies.Reply;
import io.sturmwarte.model.Models;
import io.sturmwarte.reply.Finding;
import io.sturmwarte.reply.Reviewer;
import io.sturmwarte.text.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well drafts are reviewed: {@code ReplyQuality <folder> [--show]}. In {@code good.tsv} every
 * warning and every blocker is a false alarm; in {@code bad.tsv} stands what should be found. The
 * alarm rates of both, side by side, say what an alarm is worth.
 */
public final class ReplyQuality {
  private final Models models = Models.shipped();
  private final Reviewer reviewer = new Reviewer();
  private final PrintStream out;
  private final boolean show;

  /**
   * @param show whether the drafts themselves are printed
   */
  ReplyQuality(PrintStream out, boolean show) {
    this.out = out;
    this.show = show;
  }

  public static void main(String[] command) {
    Arguments.explain(() -> main(Arguments.of(command, Set.of(), Set.of("--show"))));
  }

  private static void main(Arguments arguments) throws IOException {
    if (arguments.words().size() != 1) {
      throw new IllegalArgumentException("Say where good.tsv and bad.tsv stand: <folder> [--show]");
    }
    new ReplyQuality(System.out, arguments.has("--show"))
        .run(Path.of(arguments.words().getFirst()));
  }

  /**
   * What came out for one language, in numbers.
   *
   * @param alarmed how many of the good ones have a warning or a blocker
   * @param caught how many of the bad ones have one
   * @param found how many of the marks were found
   */
  record Result(
      Language language,
      int good,
      int alarmed,
      int hints,
      int bad,
      int caught,
      int marks,
      int found) {}

  private record Reviewed(Reply reply, List<Finding> findings) {
    boolean alarms() {
      return alarming().findAny().isPresent();
    }

    Stream<Finding> alarming() {
      return findings.stream().filter(finding -> finding.severity() != Finding.Severity.HINT);
    }

    int hints() {
      return findings.size() - (int) alarming().count();
    }

    Stream<String> alarmingRules() {
      return alarming().map(Finding::rule).distinct();
    }

    Stream<Mark> marks() {
      return reply.marks().stream();
    }

    Stream<Mark> found() {
      return marks().filter(this::finds);
    }

    boolean finds(Mark mark) {
      var draft = reply.draft().text();
      return findings.stream().anyMatch(finding -> mark.isFoundBy(finding, draft));
    }
  }

  List<Result> run(Path folder) throws IOException {
    var good = reviewed(folder.resolve("good.tsv"));
    var bad = reviewed(folder.resolve("bad.tsv"));
    return Stream.of(Language.GERMAN, Language.ENGLISH)
        .map(language -> measure(language, in(language, good), in(language, bad)))
        .toList();
  }

  private List<Reviewed> reviewed(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var lines = Files.newBufferedReader(file)) {
      return Replies.read(lines, models).stream()
          .map(reply -> new Reviewed(reply, reviewer.review(reply.draft()).findings()))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<Reviewed> in(Language language, List<Reviewed> all) {
    return all.stream().filter(one -> one.reply.draft().language() == language).toList();
  }

  private Result measure(Language language, List<Reviewed> good, List<Reviewed> bad) {
    var alarmed = good.stream().filter(Reviewed::alarms).toList();
    var caught = bad.stream().filter(Reviewed::alarms).toList();
    var result =
        new Result(
            language,
            good.size(),
            alarmed.size(),
            good.stream().mapToInt(Reviewed::hints).sum(),
            bad.size(),
            caught.size(),
            (int) bad.stream().flatMap(Reviewed::marks).count(),
            (int) bad.stream().flatMap(Reviewed::found).count());
    print(result);
    printAlarms(alarmed);
    printMarks(bad);
    return result;
  }

  private void print(Result result) {
    out.printf(
        Locale.ROOT,
        "%s%n  good replies: %d, alarms on %d (%.1f %%), %.2f hints each%n"
            + "  bad replies:  %d, alarms on %d (%.1f %%), %d of %d marks found (%.1f %%)%n",
        result.language == Language.GERMAN ? "German" : "English",
        result.good,
        result.alarmed,
        percent(result.alarmed, result.good),
        (double) result.hints / Math.max(1, result.good),
        result.bad,
        result.caught,
        percent(result.caught, result.bad),
        result.found,
        result.marks,
        percent(result.found, result.marks));
  }

  private void printAlarms(List<Reviewed> alarmed) {
    var byRule = counted(alarmed.stream().flatMap(Reviewed::alarmingRules));
    if (!byRule.isEmpty()) {
      out.println("  false alarms by rule: " + inOrder(byRule));
    }
    for (var one : show ? alarmed : List.<Reviewed>of()) {
      var rules = one.alarming().map(ReplyQuality::described).toList();
      out.printf("    good.tsv, line %d: %s%n", one.reply.line(), rules);
      out.println("      " + one.reply.draft().text().replace("\n", "\\n"));
    }
  }

  private void printMarks(List<Reviewed> bad) {
    var given = counted(bad.stream().flatMap(Reviewed::marks).map(Mark::kind));
    var found = counted(bad.stream().flatMap(Reviewed::found).map(Mark::kind));
    given.forEach(
        (kind, size) ->
            out.printf("  %-18s %3d of %3d found%n", kind, found.getOrDefault(kind, 0L), size));
    for (var one : bad) {
      for (var mark : one.reply.marks()) {
        if (!one.finds(mark)) {
          out.printf(
              "    missed in bad.tsv, line %d: %s %s%s%n",
              one.reply.line(),
              mark.kind(),
              mark.words(),
              one.reply.draft().text().contains(mark.words()) ? "" : " (not in the draft)");
        }
      }
    }
  }

  private static String described(Finding finding) {
    return "%s at %d-%d".formatted(finding.rule(), finding.start(), finding.end());
  }

  private static <T extends Comparable<T>> Map<T, Long> counted(Stream<T> values) {
    return values.collect(
        Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static String inOrder(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static double percent(int part, int whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
