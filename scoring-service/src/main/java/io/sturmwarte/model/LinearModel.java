package io.sturmwarte.model;

import io.sturmwarte.text.Features;
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
  private final List<Head> heads;
  private final Idf idf;
  private final short[] weights;
  private final double[] scales;
  private final double[] biases;
  private final double[] shares;

  private LinearModel(List<Head> heads, Idf idf, short[] weights, double[][] perHead) {
    this.heads = heads;
    this.idf = idf;
    this.weights = weights;
    this.scales = perHead[0];
    this.biases = perHead[1];
    this.shares = perHead[2];
  }

  /**
   * Brings trained weights into 16 bits; the largest of each head decides the step, none is cut
   * off.
   *
   * @param trained for each head a weight for each slot
   * @param shares how much of each head's training data said yes
   */
  public static LinearModel quantise(
      List<Head> heads, Idf idf, double[][] trained, double[] biases, double[] shares) {
    int stride = heads.size();
    var weights = new short[Features.SLOTS * stride];
    var scales = new double[stride];
    for (int h = 0; h < stride; h++) {
      scales[h] = Arrays.stream(trained[h]).map(Math::abs).max().orElse(0) / Short.MAX_VALUE;
      for (int slot = 0; slot < Features.SLOTS; slot++) {
        weights[slot * stride + h] = (short) Math.round(trained[h][slot] / scales[h]);
      }
    }
    return new LinearModel(heads, idf, weights, new double[][] {scales, biases, shares});
  }

  /** Answers all questions about a text, in logits. */
  public Answer answer(Features text) {
    var weighed = idf.weigh(text);
    int stride = scales.length;
    var sums = new double[stride];
    for (int f = 0; f < weighed.length; f++) {
      double weight = weighed[f];
      int row = text.slot(f) * stride;
      for (int h = 0; h < stride; h++) {
        sums[h] += weight * weights[row + h];
      }
    }
    for (int h = 0; h < stride; h++) {
      sums[h] = sums[h] * scales[h] + biases[h];
    }
    return new Answer(this, text, weighed, sums);
  }

  List<Head> heads() {
    return heads;
  }

  private double weight(int slot, int head) {
    return weights[slot * scales.length + head] * scales[head];
  }

  /** The answers about one text, and where they come from. */
  public static final class Answer {
    private final LinearModel model;
    private final Features text;
    private final double[] weighed;
    private final double[] logits;

    private Answer(LinearModel model, Features text, double[] weighed, double[] logits) {
      this.model = model;
      this.text = text;
      this.weighed = weighed;
      this.logits = logits;
    }

    public boolean knows(Head head) {
      return model.heads.contains(head);
    }

    public double logit(Head head) {
      return logits[model.heads.indexOf(head)];
    }

    /** The logit before any text was seen. */
    public double bias(Head head) {
      return model.biases[model.heads.indexOf(head)];
    }

    /** How much of the training data said yes; where the world differs, the logit is moved. */
    public double trainedShare(Head head) {
      return model.shares[model.heads.indexOf(head)];
    }

    /** For each token, what it added to the one logit minus the other. */
    public double[] contributions(Head towards, Head away) {
      int up = model.heads.indexOf(towards);
      int down = model.heads.indexOf(away);
      var weights = new double[weighed.length];
      for (int f = 0; f < weights.length; f++) {
        int slot = text.slot(f);
        weights[f] = weighed[f] * (model.weight(slot, up) - model.weight(slot, down));
      }
      return text.sharesOf(weights);
    }
  }

  /** Only features that training saw are written: their slot, rarity and weights. */
  void write(DataOutputStream out) throws IOException {
    out.writeByte(heads.size());
    for (int h = 0; h < heads.size(); h++) {
      out.writeByte(heads.get(h).ordinal());
      out.writeDouble(scales[h]);
      out.writeDouble(biases[h]);
      out.writeDouble(shares[h]);
    }
    for (int slot = 0; slot < Features.SLOTS; slot++) {
      if (idf.knows(slot)) {
        out.writeInt(slot);
        idf.write(out, slot);
        for (int h = 0; h < heads.size(); h++) {
          out.writeShort(weights[slot * heads.size() + h]);
        }
      }
    }
    out.writeInt(-1);
  }

  static LinearModel read(DataInputStream in) throws IOException {
    int stride = in.readByte();
    var heads = new Head[stride];
    var perHead = new double[3][stride];
    for (int h = 0; h < stride; h++) {
      heads[h] = Head.values()[in.readByte()];
      perHead[0][h] = in.readDouble();
      perHead[1][h] = in.readDouble();
      perHead[2][h] = in.readDouble();
    }
    var idf = new short[Features.SLOTS];
    var weights = new short[Features.SLOTS * stride];
    for (int slot = in.readInt(); slot >= 0; slot = in.readInt()) {
      idf[slot] = Idf.readStep(in);
      for (int h = 0; h < stride; h++) {
        weights[slot * stride + h] = in.readShort();
      }
    }
    return new LinearModel(List.of(heads), Idf.read(idf), weights, perHead);
  }
}
