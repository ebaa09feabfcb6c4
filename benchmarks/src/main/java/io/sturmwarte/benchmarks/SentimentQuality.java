package io.sturmwarte.benchmarks;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import io.sturmwarte.learning.Corpus;
import io.sturmwarte.learning.Measures;
import io.sturmwarte.text.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * How well sentiment is read: {@code SentimentQuality <file> <de|en>}. The file holds tab-separated
 * values with a header line: the label (negative, neutral, positive) first, the text last. English
 * is compared with VADER, German with always saying neutral.
 */
public final class SentimentQuality {
  private static final List<String> LABELS = List.of("negative", "neutral", "positive");

  /** What its authors recommend. */
  private static final double VADER_THRESHOLD = 0.05;

  private SentimentQuality() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Say which file and which language: <file> <de|en>");
    }
    var language = arguments[1].equals("de") ? Language.GERMAN : Language.ENGLISH;
    run(Path.of(arguments[0]), language, System.out);
  }

  static Measures run(Path file, Language language, PrintStream out) throws IOException {
    var corpus = Corpus.read(file.getFileName().toString(), language, "", file);
    var scorer = Scorers.balanced();
    var ours =
        measure(
            "Sturmwarte",
            corpus,
            text -> {
              var odds = scorer.read(text, language).sentiment();
              return new double[] {odds.negative(), odds.neutral(), odds.positive()};
            },
            out);
    if (language == Language.ENGLISH) {
      measure("VADER", corpus, SentimentQuality::vader, out);
    } else {
      measure("always neutral", corpus, text -> new double[] {0, 1, 0}, out);
    }
    return ours;
  }

  private static Measures measure(
      String name, Corpus corpus, Function<String, double[]> reader, PrintStream out) {
    var tally = new Measures.Tally(LABELS.size());
    long start = System.nanoTime();
    for (var example : corpus.examples()) {
      int given = LABELS.indexOf(example.label());
      if (given >= 0) {
        tally.add(given, reader.apply(example.text()));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    var measures = tally.measures();
    out.printf(
        Locale.ROOT,
        "%s on %s, %d texts%n  macro-F1 %.1f  (negative %.1f, neutral %.1f, positive %.1f)%n"
            + "  accuracy %.1f, calibration error %.1f, %.0f posts/s without warm-up%n",
        name,
        corpus.name(),
        measures.size(),
        100 * measures.macroF1(),
        100 * measures.f1(0),
        100 * measures.f1(1),
        100 * measures.f1(2),
        100 * measures.accuracy(),
        100 * measures.calibrationError(),
        measures.size() / seconds);
    printConfusion(measures, out);
    return measures;
  }

  private static void printConfusion(Measures measures, PrintStream out) {
    out.println("  rows: what people said; columns: negative, neutral, positive");
    for (int given = 0; given < LABELS.size(); given++) {
      var row = measures.confusion()[given];
      out.printf("  %-9s %6d %6d %6d%n", LABELS.get(given), row[0], row[1], row[2]);
    }
  }

  private static double[] vader(String text) {
    try {
      var analyzer = new SentimentAnalyzer(text);
      analyzer.analyze();
      double compound = analyzer.getPolarity().getOrDefault("compound", 0f);
      boolean neutral = Math.abs(compound) < VADER_THRESHOLD;
      return new double[] {
        !neutral && compound < 0 ? 1 : 0, neutral ? 1 : 0, !neutral && compound > 0 ? 1 : 0
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
