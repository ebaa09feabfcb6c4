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
 * The weights of one language. They are held in 16 bits, those of one feature side by side, so that
 * all questions are answered in one pass over the features of a text.
 */
public final class LinearModel {
  private static final int HEADS = Head.ALL.size();

  private final int[] slots;
  private final Idf idf;
  private final short[] weights;
  private final Constants[] constants;
  private final double sharpness;
  private final Terms terms;

  private LinearModel(
      int[] slots, Idf idf, short[] weights, Constants[] constants, double sharpness, Terms terms) {
    this.slots = slots;
    this.idf = idf;
    this.weights = weights;
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

    public double of(double negativeLogit, double positiveLogit) {
      return negative * sigmoid(negativeLogit) + positive * sigmoid(positiveLogit);
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
    var weights = new short[slots.length * HEADS];
    var constants = new Constants[HEADS];
    for (int h = 0; h < HEADS; h++) {
      var head = trained.get(h);
      double scale = Arrays.stream(head.weights()).map(Math::abs).max().orElse(0) / Short.MAX_VALUE;
      constants[h] =
          new Constants(
              scale, head.bias(), head.term(), head.mood(), head.share(), head.threshold());
      for (int row = 0; row < slots.length && scale > 0; row++) {
        weights[row * HEADS + h] = (short) Math.round(head.weights()[slots[row]] / scale);
      }
    }
    return new LinearModel(slots, idf.only(slots), weights, constants, sharpness, terms);
  }

  /** Answers all questions about a text. */
  public Answer answer(List<Token> tokens) {
    var text = Features.of(tokens, idf.vocabulary());
    var weighed = idf.weigh(text);
    var found = terms.in(tokens);
    var logits = new double[HEADS];
    for (int f = 0; f < weighed.length; f++) {
      double weight = weighed[f];
      int row = text.row(f) * HEADS;
      for (int h = 0; h < HEADS; h++) {
        logits[h] += weight * weights[row + h];
      }
    }
    for (int h = 0; h < HEADS; h++) {
      var head = constants[h];
      logits[h] = logits[h] * head.scale + head.bias + head.term * found.counts()[h];
    }
    double negative = logits[Head.NEGATIVE.ordinal()];
    double positive = logits[Head.POSITIVE.ordinal()];
    for (int h = 0; h < HEADS; h++) {
      logits[h] += constants[h].mood.of(negative, positive);
    }
    return new Answer(this, text, weighed, logits, found);
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private double weight(int row, Head head) {
    return weights[row * HEADS + head.ordinal()] * constants[head.ordinal()].scale;
  }

  private Constants of(Head head) {
    return constants[head.ordinal()];
  }

  /** The answers about one text, and where they come from. */
  public static final class Answer {
    private final LinearModel model;
    private final Features text;
    private final double[] weighed;
    private final double[] logits;
    private final Terms.Found terms;

    private Answer(
        LinearModel model, Features text, double[] weighed, double[] logits, Terms.Found terms) {
      this.model = model;
      this.text = text;
      this.weighed = weighed;
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
      var weights = new double[weighed.length];
      for (int f = 0; f < weights.length; f++) {
        int row = text.row(f);
        weights[f] = weighed[f] * (model.weight(row, towards) - model.weight(row, away));
      }
      return text.sharesOf(weights);
    }

    /**
     * For each token, what it added to the logit, without what the mood of the whole adds; what a
     * term adds is shared by its tokens.
     */
    public double[] contributions(Head head) {
      var weights = new double[weighed.length];
      for (int f = 0; f < weights.length; f++) {
        weights[f] = weighed[f] * model.weight(text.row(f), head);
      }
      var shares = text.sharesOf(weights);
      terms.share(head, model.of(head).term, shares);
      return shares;
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
      out.writeShort(idf.step(row));
      for (int h = 0; h < HEADS; h++) {
        out.writeShort(weights[row * HEADS + h]);
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
    var steps = new short[size];
    var weights = new short[size * HEADS];
    for (int row = 0; row < size; row++) {
      slots[row] = in.readInt();
      steps[row] = in.readShort();
      for (int h = 0; h < HEADS; h++) {
        weights[row * HEADS + h] = in.readShort();
      }
    }
    var idf = Idf.read(steps, Vocabulary.of(slots));
    return new LinearModel(slots, idf, weights, constants, sharpness, Terms.read(in));
  }
}
