package io.sturmwarte.benchmarks.nab;

import io.sturmwarte.benchmarks.Arguments;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well the detector finds what was labelled: {@code Nab <folder> [--quiet <bins>]}. After an
 * alarm nothing is told for six hours, or as many bins as is said; all detectors are treated alike.
 */
public final class Nab {
  private static final String QUIET = "--quiet";
  private static final int SIX_HOURS = 72;
  private static final int CANDIDATES = 400;
  private static final List<Rater> RATERS =
      List.of(new Rater.Ours(), new Rater.RandomCutForest(), new Rater.HourOverDay());

  private final PrintStream out;
  private final int quiet;

  Nab(PrintStream out, int quiet) {
    this.out = out;
    this.quiet = quiet;
  }

  public static void main(String[] command) {
    Arguments.explain(() -> main(Arguments.of(command, Set.of(QUIET), Set.of())));
  }

  private static void main(Arguments arguments) throws IOException {
    if (arguments.words().size() != 1) {
      throw new IllegalArgumentException("Say where the series stand: <folder> [--quiet <bins>]");
    }
    var quiet = arguments.option(QUIET).map(Integer::valueOf).orElse(SIX_HOURS);
    var corpus = Corpus.read(Path.of(arguments.words().getFirst()));
    new Nab(System.out, quiet).run(corpus);
  }

  private record Rated(Series series, double[] ratings) {}

  /** What a threshold, the same for all series, comes to. */
  record Result(double threshold, Tally tally) {
    double score(Profile profile) {
      return tally.score(profile);
    }
  }

  void run(List<Series> corpus) {
    out.printf(
        Locale.ROOT,
        "%d series, %d labels%n%n%-52s %9s %9s %9s %9s %9s %14s%n",
        corpus.size(),
        corpus.stream().mapToInt(series -> series.windows().size()).sum(),
        "",
        "threshold",
        Profile.STANDARD.label,
        Profile.REWARD_LOW_FP.label,
        Profile.REWARD_LOW_FN.label,
        "found",
        "false per week");
    for (var rater : RATERS) {
      var rated = rate(rater, corpus);
      print(rater.name() + ", its own threshold", at(rater.threshold(), rated));
      for (var profile : Profile.values()) {
        print("  best for " + profile.label, best(profile, rated));
      }
    }
  }

  /** What the rater comes to with its own threshold. */
  Result run(Rater rater, List<Series> corpus) {
    return at(rater.threshold(), rate(rater, corpus));
  }

  private static List<Rated> rate(Rater rater, List<Series> corpus) {
    return corpus.stream().map(series -> new Rated(series, rater.rate(series))).toList();
  }

  private Result at(double threshold, List<Rated> rated) {
    var tally =
        rated.stream()
            .map(one -> Tally.of(one.series, alarms(one, threshold)))
            .reduce(Tally.NOTHING, Tally::plus);
    return new Result(threshold, tally);
  }

  private int[] alarms(Rated rated, double threshold) {
    var alarms = new ArrayList<Integer>();
    var quietUntil = rated.series.firstJudged();
    for (var row = quietUntil; row < rated.ratings.length; row++) {
      if (row >= quietUntil && rated.ratings[row] >= threshold) {
        alarms.add(row);
        quietUntil = row + quiet + 1;
      }
    }
    return alarms.stream().mapToInt(Integer::intValue).toArray();
  }

  private Result best(Profile profile, List<Rated> rated) {
    return candidates(rated)
        .mapToObj(threshold -> at(threshold, rated))
        .max(Comparator.comparingDouble(result -> result.score(profile)))
        .orElseThrow();
  }

  /** Ratings that occur, the higher the denser. */
  private static DoubleStream candidates(List<Rated> rated) {
    var ratings =
        rated.stream()
            .flatMapToDouble(
                one -> Arrays.stream(one.ratings, one.series.firstJudged(), one.ratings.length))
            .filter(rating -> rating > 0)
            .distinct()
            .sorted()
            .toArray();
    if (ratings.length == 0) {
      return DoubleStream.of(1);
    }
    return IntStream.range(0, CANDIDATES)
        .mapToDouble(i -> Math.pow(ratings.length, (double) i / (CANDIDATES - 1)))
        .mapToInt(rank -> (int) rank)
        .distinct()
        .mapToDouble(rank -> ratings[ratings.length - rank]);
  }

  private void print(String name, Result result) {
    out.printf(
        Locale.ROOT,
        "%-52s %9s %9.1f %9.1f %9.1f %9s %14.2f%n",
        name,
        result.threshold < 1e-9 ? "any" : "%.3g".formatted(result.threshold),
        result.score(Profile.STANDARD),
        result.score(Profile.REWARD_LOW_FP),
        result.score(Profile.REWARD_LOW_FN),
        result.tally.found() + "/" + result.tally.windows(),
        result.tally.falseAlarmsPerWeek());
  }
}
