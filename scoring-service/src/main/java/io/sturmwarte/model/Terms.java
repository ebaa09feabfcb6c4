package io.sturmwarte.model;

import io.sturmwarte.text.TermIndex;
import io.sturmwarte.text.Token;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The term lists of one language: phrases that speak for one question, such as "caught fire" for a
 * danger. They carry words that no corpus of ours holds often enough. How much a term counts is
 * learned, so the lists are a part of the model.
 */
public final class Terms {
  /** More terms than this say nothing more. */
  private static final int ENOUGH = 2;

  private final List<String> lists;
  private final TermIndex index;

  private Terms(List<String> lists) {
    this.lists = lists;
    this.index = new TermIndex(lists.stream().map(list -> list.lines().toList()).toList());
  }

  /**
   * @param lists in the order of {@link Head#WITH_TERMS}, each as {@link TermIndex} reads it
   */
  public static Terms of(List<String> lists) {
    return new Terms(List.copyOf(lists));
  }

  public Found in(List<Token> tokens) {
    var matches = index.matches(tokens);
    var counts = new int[Head.ALL.size()];
    for (var match : matches) {
      // What is denied does not count: "kein Datenleck".
      int head = Head.WITH_TERMS.get(match.list()).ordinal();
      counts[head] = Math.min(ENOUGH, counts[head] + (match.negated() ? 0 : 1));
    }
    return new Found(counts, matches);
  }

  /**
   * What the lists found in a text.
   *
   * @param counts for each head, 0 to {@value #ENOUGH}
   */
  public record Found(int[] counts, List<TermIndex.Match> matches) {
    /** Adds to each token its part of what the terms of a question are worth together. */
    void share(Head head, double term, double[] shares) {
      if (counts[head.ordinal()] == 0) {
        return;
      }
      int list = Head.WITH_TERMS.indexOf(head);
      int counted = 0;
      for (var match : matches) {
        counted += match.list() == list && !match.negated() ? 1 : 0;
      }
      for (var match : matches) {
        if (match.list() == list && !match.negated()) {
          double each = term * counts[head.ordinal()] / counted;
          for (int token = match.first(); token <= match.last(); token++) {
            shares[token] += each / (match.last() - match.first() + 1);
          }
        }
      }
    }
  }

  void write(DataOutputStream out) throws IOException {
    for (var list : lists) {
      out.writeUTF(list);
    }
  }

  static Terms read(DataInputStream in) throws IOException {
    var lists = new ArrayList<String>();
    for (int list = 0; list < Head.WITH_TERMS.size(); list++) {
      lists.add(in.readUTF());
    }
    return of(lists);
  }
}
