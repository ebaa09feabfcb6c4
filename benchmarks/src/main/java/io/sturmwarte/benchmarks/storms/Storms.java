package io.sturmwarte.benchmarks.storms;

import io.sturmwarte.benchmarks.Arguments;
import io.sturmwarte.benchmarks.Scorers;
import io.sturmwarte.model.Models;
import io.sturmwarte.sentiment.Sentiment;
import io.sturmwarte.signal.Bin;
import io.sturmwarte.signal.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well storms are seen: {@code Storms <folder> [--scorer]}. The folder holds {@code counts/},
 * {@code mentions/}, or both. Negatives of mentions are those that are labelled; with {@code
 * --scorer} also those that the scorer reads.
 */
public final class Storms {
  private static final String SCORER = "--scorer";

  /** Smaller storms than this multiple of the usual hour are listed apart. */
  private static final double CLEAR = 4;

  private static final Map<String, Rule> RULES = rules();

  private final PrintStream out;

  Storms(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] command) {
    Arguments.explain(() -> main(Arguments.of(command, Set.of(), Set.of(SCORER))));
  }

  private static void main(Arguments arguments) throws IOException {
    if (arguments.words().size() != 1) {
      throw new IllegalArgumentException(
          "Say where counts/ or mentions/ stands: <folder> [--scorer]");
    }
    new Storms(System.out).run(Path.of(arguments.words().getFirst()), arguments.has(SCORER));
  }

  private static Map<String, Rule> rules() {
    var rules = new LinkedHashMap<String, Rule>();
    rules.put("ALERT", Rule.of(Verdict.Kind.ALERT));
    rules.put("WATCH", Rule.of(Verdict.Kind.WATCH));
    for (var times : List.of(2, 3, 5)) {
      rules.put("hour > %d x 24-h mean".formatted(times), Rule.hourOverDay(times, Bin::mentions));
    }
    rules.put("negatives > 3 x 24-h mean", Rule.hourOverDay(3, Bin::negatives));
    return rules;
  }

  void run(Path folder, boolean scorer) throws IOException {
    var counts = folder.resolve("counts");
    var mentions = folder.resolve("mentions");
    if (!Files.isDirectory(counts) && !Files.isDirectory(mentions)) {
      throw new IOException("%s has neither counts/ nor mentions/".formatted(folder));
    }
    if (Files.isDirectory(counts)) {
      print("counts", CountsFolder.read(counts));
    }
    if (Files.isDirectory(mentions)) {
      var labelled = new MentionsFolder((text, label) -> label.equals("negative"));
      print("mentions, negatives as labelled", labelled.read(mentions));
    }
    if (Files.isDirectory(mentions) && scorer) {
      print("mentions, negatives as the scorer reads them", scored().read(mentions));
    }
  }

  private static MentionsFolder scored() {
    var scorer = Scorers.ofAFeed(Models.shipped());
    return new MentionsFolder(
        (text, label) -> scorer.read(text).sentiment().likeliest() == Sentiment.NEGATIVE);
  }

  private void print(String what, List<Brand> brands) {
    out.printf("%n%s: %d brands%n", what, brands.size());
    for (var least : List.of(CLEAR, 0.0)) {
      out.printf(
          Locale.ROOT,
          "%n%-30s %6s %10s %9s %9s %9s %9s%n",
          least > 0 ? "storms of 4 x the usual hour on" : "all storms",
          "recall",
          "false/week",
          "precision",
          "median min",
          "p90 min",
          "mentions");
      RULES.forEach((name, rule) -> print(name, Outcome.of(brands, rule, least)));
    }
  }

  private void print(String name, Outcome outcome) {
    out.printf(
        Locale.ROOT,
        "%-30s %6.2f %10.2f %9.2f %10.0f %9.0f %9.0f%n",
        name,
        outcome.recall(),
        outcome.falseAlarmsPerWeek(),
        outcome.precision(),
        outcome.delay(0.5),
        outcome.delay(0.9),
        outcome.mentionsBefore());
    out.println("    found: " + byKind(outcome, true));
    out.println("    told though no storm: " + byKind(outcome, false));
  }

  private static String byKind(Outcome outcome, boolean crisis) {
    return outcome.kinds(crisis).stream()
        .map(kind -> describe(kind, outcome.ofKind(kind), crisis))
        .collect(Collectors.joining(", "));
  }

  private static String describe(String kind, Outcome outcome, boolean crisis) {
    var told = "%s %d of %d".formatted(kind, outcome.found(), outcome.seen().size());
    return crisis && outcome.found() > 0
        ? "%s after %.0f min".formatted(told, outcome.delay(0.5))
        : told;
  }
}
