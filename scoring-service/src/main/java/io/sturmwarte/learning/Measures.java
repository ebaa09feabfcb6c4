package io.sturmwarte.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How good predictions are, from probabilities and the classes that people gave.
 *
 * @param confusion row: what people said; column: what was predicted
 * @param calibrationError how far the stated probability is from the share that was right, over ten
 *     bins, weighted by their size
 */
public record Measures(int[][] confusion, double calibrationError) {
  private static final int BINS = 10;

  /** Collects one prediction after another. */
  public static final class Tally {
    private final int[][] confusion;
    private final double[] stated = new double[BINS];
    private final int[] right = new int[BINS];
    private final int[] size = new int[BINS];

    public Tally(int classes) {
      confusion = new int[classes][classes];
    }

    public void add(int given, double... probabilities) {
      int predicted = 0;
      for (int c = 1; c < probabilities.length; c++) {
        predicted = probabilities[c] > probabilities[predicted] ? c : predicted;
      }
      confusion[given][predicted]++;
      int bin = Math.min(BINS - 1, (int) (probabilities[predicted] * BINS));
      stated[bin] += probabilities[predicted];
      right[bin] += predicted == given ? 1 : 0;
      size[bin]++;
    }

    public Measures measures() {
      double error = 0;
      int total = Arrays.stream(size).sum();
      for (int bin = 0; bin < BINS; bin++) {
        error += Math.abs(stated[bin] - right[bin]) / total;
      }
      return new Measures(confusion, error);
    }
  }

  public double f1(int c) {
    int predicted = 0;
    for (int[] row : confusion) {
      predicted += row[c];
    }
    int given = Arrays.stream(confusion[c]).sum();
    return predicted + given == 0 ? 0 : 2.0 * confusion[c][c] / (predicted + given);
  }

  public double macroF1() {
    double sum = 0;
    for (int c = 0; c < confusion.length; c++) {
      sum += f1(c);
    }
    return sum / confusion.length;
  }

  public double accuracy() {
    int right = 0;
    for (int c = 0; c < confusion.length; c++) {
      right += confusion[c][c];
    }
    return (double) right / size();
  }

  public int size() {
    return Arrays.stream(confusion).flatMapToInt(Arrays::stream).sum();
  }

  /**
   * How likely one that is so is rated above one that is not (area under the ROC curve); ties count
   * half.
   *
   * @param given the places of those that are so
   */
  public static double auc(double[] ratings, int[] given) {
    var ranks = ranks(ratings);
    double sum = Arrays.stream(given).mapToDouble(i -> ranks[i]).sum();
    double yes = given.length;
    double no = ratings.length - yes;
    return (sum - yes * (yes + 1) / 2) / (yes * no);
  }

  /** How far two ratings agree on the order, -1 to 1 (Spearman). */
  public static double rankCorrelation(double[] one, double[] other) {
    var a = ranks(one);
    var b = ranks(other);
    double mean = (a.length + 1) / 2.0;
    double both = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - mean) * (b[i] - mean);
      first += (a[i] - mean) * (a[i] - mean);
      second += (b[i] - mean) * (b[i] - mean);
    }
    return both / Math.sqrt(first * second);
  }

  /** From 1; equal ratings share the middle of their ranks. */
  private static double[] ranks(double[] ratings) {
    var order =
        IntStream.range(0, ratings.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> ratings[i]))
            .toList();
    var ranks = new double[ratings.length];
    for (int from = 0; from < ratings.length; ) {
      int to = from;
      while (to < ratings.length && ratings[order.get(to)] == ratings[order.get(from)]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order.get(i)] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
