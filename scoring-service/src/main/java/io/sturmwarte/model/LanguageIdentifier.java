package io.sturmwarte.model;

import io.sturmwarte.text.Language;
import io.sturmwarte.text.Token;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells German and English from what is neither, by the words' groups of one to three characters
 * and by the short words themselves. A text without a Latin letter is neither, and nothing is
 * guessed about it.
 */
public final class LanguageIdentifier {
  public static final int SLOTS = 1 << 14;

  private static final Language[] CLASSES = {
    Language.GERMAN, Language.ENGLISH, Language.UNSUPPORTED
  };

  /** Enough words to tell by; the rest of a long text would only cost time. */
  private static final int ENOUGH = 40;

  private static final int FNV_OFFSET = 0x811C9DC5;
  private static final int FNV_PRIME = 0x01000193;

  /** Those of one slot side by side. */
  private final float[] weights;

  private final double[] biases;

  /**
   * @param weights for each slot, those of the classes side by side
   */
  public LanguageIdentifier(float[] weights, double[] biases) {
    this.weights = weights;
    this.biases = biases;
  }

  /** A language, and how sure that is, 0 to 1. */
  public record Guess(Language language, double confidence) {}

  public Guess identify(List<Token> tokens) {
    var counts = counts(tokens);
    if (counts.isEmpty()) {
      return new Guess(Language.UNSUPPORTED, 0);
    }
    var odds = new double[CLASSES.length];
    for (int i = 0; i < counts.size; i++) {
      int row = counts.slots[i] * CLASSES.length;
      for (int c = 0; c < odds.length; c++) {
        odds[c] += weights[row + c];
      }
    }
    double length = Math.sqrt(counts.size);
    double total = 0;
    int best = 0;
    for (int c = 0; c < odds.length; c++) {
      odds[c] = 1 / (1 + Math.exp(-odds[c] / length - biases[c]));
      total += odds[c];
      best = odds[c] > odds[best] ? c : best;
    }
    return new Guess(CLASSES[best], odds[best] / total);
  }

  /** The features of a text; each stands as often as it occurs. Shared with the trainer. */
  public static Counts counts(List<Token> tokens) {
    var counts = new Counts();
    int words = 0;
    for (var token : tokens) {
      if (token.isWord() && isLatin(token.form()) && words++ < ENOUGH) {
        counts.add(token.form());
      }
    }
    return counts;
  }

  private static boolean isLatin(String form) {
    int first = form.codePointAt(0);
    return first >= 'a' && first <= 'z'
        || Character.isLetter(first)
            && Character.UnicodeScript.of(first) == Character.UnicodeScript.LATIN;
  }

  /** What was counted. */
  public static final class Counts {
    private int[] slots = new int[256];
    private int size;

    public boolean isEmpty() {
      return size == 0;
    }

    public int size() {
      return size;
    }

    public int slot(int i) {
      return slots[i];
    }

    private void add(String form) {
      int length = form.length() + 2;
      for (int start = 0; start < length; start++) {
        int hash = FNV_OFFSET;
        for (int i = start; i < Math.min(start + 3, length); i++) {
          hash = (hash ^ at(form, i)) * FNV_PRIME;
          add(hash);
        }
      }
      int whole = FNV_OFFSET;
      for (int i = 0; i < length; i++) {
        whole = (whole ^ at(form, i)) * FNV_PRIME;
      }
      add(whole);
    }

    private static char at(String form, int i) {
      return i == 0 ? '<' : i > form.length() ? '>' : form.charAt(i - 1);
    }

    private void add(int hash) {
      if (size == slots.length) {
        slots = Arrays.copyOf(slots, 2 * size);
      }
      slots[size++] = (hash ^ hash >>> 14) & SLOTS - 1;
    }
  }

  void write(DataOutputStream out) throws IOException {
    for (double bias : biases) {
      out.writeDouble(bias);
    }
    for (float weight : weights) {
      out.writeFloat(weight);
    }
  }

  static LanguageIdentifier read(DataInputStream in) throws IOException {
    var biases = new double[CLASSES.length];
    for (int c = 0; c < CLASSES.length; c++) {
      biases[c] = in.readDouble();
    }
    var weights = new float[SLOTS * CLASSES.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.readFloat();
    }
    return new LanguageIdentifier(weights, biases);
  }

  /** The classes in the order of the weights. */
  public static List<Language> classes() {
    return List.of(CLASSES);
  }
}
