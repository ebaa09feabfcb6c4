package io.sturmwarte.benchmarks.nab;

import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import io.sturmwarte.signal.Bins;
import io.sturmwarte.signal.Detector;

/** Says of each row how unusual it is, from what came before alone. */
interface Rater {
  String name();

  /** From this rating on the rater itself would speak. */
  double threshold();

  double[] rate(Series series);

  /** The detector that ships. */
  final class Ours implements Rater {
    @Override
    public String name() {
      return "our detector";
    }

    @Override
    public double threshold() {
      return Detector.ALARM;
    }

    @Override
    public double[] rate(Series series) {
      var detector = Detector.unlearned();
      var ratings = new double[series.rows()];
      for (var row = 0; row < ratings.length; row++) {
        ratings[row] =
            detector.step(series.values().get(row), Bins.hour(series.times().get(row))).sum();
      }
      return ratings;
    }
  }

  /** Thresholded random cut forest of Amazon Web Services, as its own examples set it up. */
  final class RandomCutForest implements Rater {
    @Override
    public String name() {
      return "random cut forest";
    }

    /** What it holds usual is rated 0. */
    @Override
    public double threshold() {
      return Double.MIN_VALUE;
    }

    @Override
    public double[] rate(Series series) {
      var forest =
          ThresholdedRandomCutForest.builder()
              .dimensions(8)
              .shingleSize(8)
              .numberOfTrees(50)
              .sampleSize(256)
              .randomSeed(42)
              .build();
      var ratings = new double[series.rows()];
      for (var row = 0; row < ratings.length; row++) {
        double[] value = {series.values().get(row)};
        var answer = forest.process(value, series.times().get(row).getEpochSecond());
        ratings[row] = answer.getAnomalyGrade() > 0 ? answer.getRCFScore() : 0;
      }
      return ratings;
    }
  }

  /** What suites offer: the last hour over the mean hour of the day before. */
  final class HourOverDay implements Rater {
    private static final int HOUR = 12;
    private static final int DAY = 288;
    private static final double FEWEST = 10;

    @Override
    public String name() {
      return "hour over 3 x mean hour of the day";
    }

    @Override
    public double threshold() {
      return 3;
    }

    @Override
    public double[] rate(Series series) {
      var ratings = new double[series.rows()];
      for (var row = HOUR + DAY - 1; row < ratings.length; row++) {
        var hour = sum(series, row - HOUR + 1, row);
        var mean = sum(series, row - HOUR - DAY + 1, row - HOUR) / (DAY / HOUR);
        ratings[row] = hour < FEWEST ? 0 : hour / Math.max(mean, 1);
      }
      return ratings;
    }

    private static double sum(Series series, int first, int last) {
      return series.values().subList(first, last + 1).stream()
          .mapToDouble(Double::doubleValue)
          .sum();
    }
  }
}
