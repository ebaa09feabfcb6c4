package io.sturmwarte.model;

import io.sturmwarte.text.Features;
import io.sturmwarte.text.Vocabulary;
import java.util.Arrays;
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

  /** Of each row of the vocabulary. */
  private final short[] steps;

  private final Vocabulary vocabulary;

  private Idf(short[] steps, Vocabulary vocabulary) {
    this.steps = steps;
    this.vocabulary = vocabulary;
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
    return new Idf(steps, Vocabulary.ALL);
  }

  /** The slots that are not too rare, in rising order. */
  int[] known() {
    return IntStream.range(0, steps.length).filter(slot -> steps[slot] != 0).toArray();
  }

  /** The same where the vocabulary holds the given slots alone. */
  Idf only(int[] slots) {
    var kept = new short[slots.length];
    for (int row = 0; row < slots.length; row++) {
      kept[row] = steps[slots[row]];
    }
    return read(kept, Vocabulary.of(slots));
  }

  /** What each feature of the text weighs, in the order of the features. */
  public double[] weigh(Features text) {
    var weights = new double[text.distinct()];
    int firstGroup = vocabulary.words();
    double words = 0;
    double characters = 0;
    for (int f = 0; f < weights.length; f++) {
      double weight = damped(text.count(f)) * steps[text.row(f)] * STEP;
      weights[f] = weight;
      if (text.row(f) < firstGroup) {
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

  Vocabulary vocabulary() {
    return vocabulary;
  }

  short step(int row) {
    return steps[row];
  }

  static Idf read(short[] steps, Vocabulary vocabulary) {
    return new Idf(Arrays.copyOf(steps, vocabulary.size()), vocabulary);
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
