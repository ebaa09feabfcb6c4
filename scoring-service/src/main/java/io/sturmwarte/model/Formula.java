package io.sturmwarte.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A probability made of named findings: the logistic function of their weighted sum.
 *
 * @param weights of each finding, in logits
 * @param share how much of the training data said yes
 */
public record Formula(Map<String, Double> weights, double bias, double share) {
  public double weight(String finding) {
    return weights.getOrDefault(finding, 0.0);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(bias);
    out.writeDouble(share);
    out.writeInt(weights.size());
    for (var weight : new TreeMap<>(weights).entrySet()) {
      out.writeUTF(weight.getKey());
      out.writeDouble(weight.getValue());
    }
  }

  static Formula read(DataInputStream in) throws IOException {
    double bias = in.readDouble();
    double share = in.readDouble();
    var weights = new TreeMap<String, Double>();
    for (int left = in.readInt(); left > 0; left--) {
      weights.put(in.readUTF(), in.readDouble());
    }
    return new Formula(Map.copyOf(weights), bias, share);
  }
}
