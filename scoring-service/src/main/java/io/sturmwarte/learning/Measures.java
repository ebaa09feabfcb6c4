package io.sturmwarte.learning;

import java.util.Arrays;

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
}
