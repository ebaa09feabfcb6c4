package io.sturmwarte.model;

import io.sturmwarte.text.Features;
import io.sturmwarte.text.Vocabulary;
import java.util.stream.IntStream;

/**
 * How rare each feature is, and with it what each feature of a text weighs: sub-linear count times
 * rarity, each block brought to a fixed length so that long texts do not shout. Features that
 * training did not see twice weigh nothing.
 */
public final class Idf {
  /** Rarities are stored in steps of 1/2048; the largest that occurs is about 10. */
  private static final double STEP = 1.0 / 2048;

  private static final double WORDS_LENGTH = 1.2;
  private static final double CHARACTERS_LENGTH = 0.9;
  private static final int SEEN_ENOUGH = 2;

  private static final double[] DAMPED = damped();

  /** Of each row of the vocabulary, the first of every {@link #stride}. */
  private final short[] steps;

  private final int stride;
  private final Vocabulary vocabulary;

  private Idf(short[] steps, int stride, Vocabulary vocabulary) {
    this.steps = steps;
    this.stride = stride;
    this.vocabulary = vocabulary;
  }

  /**
   * @param table in which the rarity of a row, as {@link #step} gives it, stands first of {@code
   *     stride} numbers
   */
  static Idf in(short[] table, int stride, Vocabulary vocabulary) {
    return new Idf(table, stride, vocabulary);
  }

  /**
   * Counts in how many of the texts each feature stands.
   *
   * @param texts with {@link Vocabulary#ALL} their features
   */
  public static Idf of(Iterable<Features> texts) {
    var documents = new int[Features.SLOTS];
    int size = 0;
    for (var text : texts) {
      size++;
      for (int f = 0; f < text.distinct(); f++) {
        documents[text.row(f)]++;
      }
    }
    var steps = new short[Features.SLOTS];
    for (int slot = 0; slot < steps.length; slot++) {
      if (documents[slot] >= SEEN_ENOUGH) {
        double idf = 1 + StrictMath.log((1.0 + size) / (1.0 + documents[slot]));
        steps[slot] = (short) Math.round(idf / STEP);
      }
    }
    return new Idf(steps, 1, Vocabulary.ALL);
  }

  /** The slots that are not too rare, in rising order. */
  int[] known() {
    return IntStream.range(0, steps.length).filter(slot -> steps[slot] != 0).toArray();
  }

  /** What each feature of the text weighs, in the order of the features. */
  public double[] weigh(Features text) {
    var weights = new double[text.distinct()];
    int firstGroup = vocabulary.words();
    double words = 0;
    double characters = 0;
    for (int f = 0; f < weights.length; f++) {
      int row = text.row(f);
      double weight = damped(text.count(f)) * steps[row * stride] * STEP;
      weights[f] = weight;
      if (row < firstGroup) {
        words += weight * weight;
      } else {
        characters += weight * weight;
      }
    }
    double wordScale = scale(WORDS_LENGTH, words);
    double characterScale = scale(CHARACTERS_LENGTH, characters);
    for (int f = 0; f < weights.length; f++) {
      weights[f] *= text.row(f) < firstGroup ? wordScale : characterScale;
    }
    return weights;
  }

  /** The rarity of a row, in the steps that it is stored in; 0 where it is too rare to count. */
  short step(int row) {
    return steps[row * stride];
  }

  private static double scale(double length, double squares) {
    return squares == 0 ? 0 : length / Math.sqrt(squares);
  }

  private static double damped(int count) {
    return count < DAMPED.length ? DAMPED[count] : 1 + StrictMath.log(count);
  }

  private static double[] damped() {
    var damped = new double[64];
    for (int count = 1; count < damped.length; count++) {
      damped[count] = 1 + StrictMath.log(count);
    }
    return damped;
  }
}
