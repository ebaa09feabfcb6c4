package io.sturmwarte.model;

import io.sturmwarte.text.Features;
import io.sturmwarte.text.Token;
import io.sturmwarte.text.Vocabulary;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The weights of one language. They are held in 16 bits, those of one feature side by side and its
 * rarity before them, so that all questions are answered in one pass over the features of a text
 * and each feature is looked up in memory once.
 */
public final class LinearModel {
  private static final int HEADS = Head.ALL.size();
  private static final int STRIDE = 1 + HEADS;

  private final int[] slots;

  /** For each feature its rarity, then its weight for each question. */
  private final short[] table;

  private final Vocabulary vocabulary;
  private final Idf idf;
  private final Constants[] constants;
  private final double sharpness;
  private final Terms terms;

  private LinearModel(
      int[] slots, short[] table, Constants[] constants, double sharpness, Terms terms) {
    this.slots = slots;
    this.table = table;
    this.vocabulary = Vocabulary.of(slots);
    this.idf = Idf.in(table, STRIDE, vocabulary);
    this.constants = constants;
    this.sharpness = sharpness;
    this.terms = terms;
  }

  /**
   * What belongs to a question as a whole.
   *
   * @param scale what a step of the weights is worth, in logits
   * @param bias the logit before any text was seen
   * @param term what each term of the question's list adds to the logit
   * @param mood what the sentiment adds to it
   * @param share how much of the training data said yes
   * @param threshold the probability from which the answer is yes
   */
  record Constants(
      double scale, double bias, double term, Mood mood, double share, double threshold) {}

  /**
   * What the sentiment of a text adds to the logit of another question: thanks for a repair tell of
   * no fault, whatever their words.
   *
   * @param negative times the probability that the text is negative
   * @param positive times the probability that it is positive
   */
  public record Mood(double negative, double positive) {
    public static final Mood NONE = new Mood(0, 0);

    /** From how likely the text is negative and positive. */
    public double of(double negativeOdds, double positiveOdds) {
      return negative * negativeOdds + positive * positiveOdds;
    }
  }

  /**
   * A trained question.
   *
   * @param weights for each slot, in logits
   */
  public record Trained(
      double[] weights, double bias, double term, Mood mood, double share, double threshold) {}

  /**
   * Brings trained weights into 16 bits; the largest of each question decides the step, none is cut
   * off.
   *
   * @param trained in the order of {@link Head#ALL}
   * @param sharpness the power that the sentiments' probabilities are raised to before they are
   *     made to add up: three questions asked one by one are too unsure together
   */
  public static LinearModel quantise(
      Idf idf, Terms terms, List<Trained> trained, double sharpness) {
    var slots = idf.known();
    var table = new short[slots.length * STRIDE];
    for (int row = 0; row < slots.length; row++) {
      table[row * STRIDE] = idf.step(slots[row]);
    }
    var constants = new Constants[HEADS];
    for (int h = 0; h < HEADS; h++) {
      var head = trained.get(h);
      double scale = Arrays.stream(head.weights()).map(Math::abs).max().orElse(0) / Short.MAX_VALUE;
      constants[h] =
          new Constants(
              scale, head.bias(), head.term(), head.mood(), head.share(), head.threshold());
      for (int row = 0; row < slots.length && scale > 0; row++) {
        table[row * STRIDE + 1 + h] = (short) Math.round(head.weights()[slots[row]] / scale);
      }
    }
    return new LinearModel(slots, table, constants, sharpness, terms);
  }

  /** Answers all questions about a text. */
  public Answer answer(List<Token> tokens) {
    var found = terms.in(tokens);
    var parts = parts(tokens);
    var logits = new double[HEADS];
    for (int token = 0; token < tokens.size(); token++) {
      for (int h = 0; h < HEADS; h++) {
        logits[h] += parts[token * HEADS + h];
      }
    }
    for (int h = 0; h < HEADS; h++) {
      var head = constants[h];
      logits[h] = logits[h] * head.scale + head.bias + head.term * found.counts()[h];
    }
    double negative = sigmoid(logits[Head.NEGATIVE.ordinal()]);
    double positive = sigmoid(logits[Head.POSITIVE.ordinal()]);
    for (int h = 0; h < HEADS; h++) {
      logits[h] += constants[h].mood.of(negative, positive);
    }
    return new Answer(this, parts, logits, found);
  }

  /**
   * What each token adds to each question, in steps of the weights. Whatever stands in a text more
   * than once is shared by its places, a pair by its tokens half and half.
   */
  private double[] parts(List<Token> tokens) {
    var text = Features.of(tokens, vocabulary);
    var weighed = idf.weigh(text);
    var parts = new double[tokens.size() * HEADS];
    for (int i = 0; i < text.occurrences(); i++) {
      int feature = text.feature(i);
      double share = weighed[feature] / text.count(feature);
      int row = text.row(feature);
      int token = text.token(i);
      if (text.isPair(i)) {
        add(share / 2, row, parts, token - 1);
        add(share / 2, row, parts, token);
      } else {
        add(share, row, parts, token);
      }
    }
    return parts;
  }

  private void add(double weight, int row, double[] parts, int token) {
    int from = row * STRIDE + 1;
    int to = token * HEADS;
    for (int h = 0; h < HEADS; h++) {
      parts[to + h] += weight * table[from + h];
    }
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private Constants of(Head head) {
    return constants[head.ordinal()];
  }

  /** The answers about one text, and where they come from. */
  public static final class Answer {
    private final LinearModel model;

    /** What each token adds to each question, in steps of its weights. */
    private final double[] parts;

    private final double[] logits;
    private final Terms.Found terms;

    private Answer(LinearModel model, double[] parts, double[] logits, Terms.Found terms) {
      this.model = model;
      this.parts = parts;
      this.logits = logits;
      this.terms = terms;
    }

    public double logit(Head head) {
      return logits[head.ordinal()];
    }

    /** The logit before any text was seen. */
    public double bias(Head head) {
      return model.of(head).bias;
    }

    /** How much of the training data said yes; where the world differs, the logit is moved. */
    public double trainedShare(Head head) {
      return model.of(head).share;
    }

    /** The power that the sentiments' probabilities are raised to before they add up. */
    public double sharpness() {
      return model.sharpness;
    }

    /** The probability of a yes, where yes is as common as in the training data. */
    public double probability(Head head) {
      return sigmoid(logit(head));
    }

    /** The probability from which the answer is yes: the one that served best in training. */
    public double threshold(Head head) {
      return model.of(head).threshold;
    }

    public boolean isYes(Head head) {
      return probability(head) >= threshold(head);
    }

    /** For each token, what it added to the one logit minus the other. */
    public double[] contributions(Head towards, Head away) {
      var contributions = of(towards);
      var less = of(away);
      for (int token = 0; token < contributions.length; token++) {
        contributions[token] -= less[token];
      }
      return contributions;
    }

    /**
     * For each token, what it added to the logit, without what the mood of the whole adds; what a
     * term adds is shared by its tokens.
     */
    public double[] contributions(Head head) {
      var contributions = of(head);
      terms.share(head, model.of(head).term, contributions);
      return contributions;
    }

    private double[] of(Head head) {
      var contributions = new double[parts.length / HEADS];
      double scale = model.of(head).scale;
      for (int token = 0; token < contributions.length; token++) {
        contributions[token] = parts[token * HEADS + head.ordinal()] * scale;
      }
      return contributions;
    }

    public Terms.Found terms() {
      return terms;
    }
  }

  /** Only features that training saw are written: their slot, rarity and weights. */
  void write(DataOutputStream out) throws IOException {
    for (var head : constants) {
      out.writeDouble(head.scale);
      out.writeDouble(head.bias);
      out.writeDouble(head.term);
      out.writeDouble(head.mood.negative);
      out.writeDouble(head.mood.positive);
      out.writeDouble(head.share);
      out.writeDouble(head.threshold);
    }
    out.writeDouble(sharpness);
    out.writeInt(slots.length);
    for (int row = 0; row < slots.length; row++) {
      out.writeInt(slots[row]);
      for (int i = row * STRIDE; i < (row + 1) * STRIDE; i++) {
        out.writeShort(table[i]);
      }
    }
    terms.write(out);
  }

  static LinearModel read(DataInputStream in) throws IOException {
    var constants = new Constants[HEADS];
    for (int h = 0; h < HEADS; h++) {
      constants[h] =
          new Constants(
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              new Mood(in.readDouble(), in.readDouble()),
              in.readDouble(),
              in.readDouble());
    }
    double sharpness = in.readDouble();
    int size = in.readInt();
    if (size < 0 || size > Features.SLOTS) {
      throw new IOException("This model is damaged: it claims %d features".formatted(size));
    }
    var slots = new int[size];
    var table = new short[size * STRIDE];
    for (int row = 0; row < size; row++) {
      slots[row] = in.readInt();
      for (int i = row * STRIDE; i < (row + 1) * STRIDE; i++) {
        table[i] = in.readShort();
      }
    }
    return new LinearModel(slots, table, constants, sharpness, Terms.read(in));
  }
}
