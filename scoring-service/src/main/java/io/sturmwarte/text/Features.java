package io.sturmwarte.text;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often each feature stands in a text. Features are words and pairs of words in one block,
 * groups of 2 to 5 characters of a word in the other; each is hashed (FNV-1a) into a slot of its
 * block. Which token an occurrence came from is kept, so that a score can be traced back to it.
 * What the vocabulary does not know is left out.
 */
public final class Features {
  public static final int BLOCK = 1 << 18;
  public static final int SLOTS = 2 * BLOCK;

  private static final int FNV_OFFSET = 0x811C9DC5;
  private static final int FNV_PRIME = 0x01000193;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;
  private static final int SHOUTED = spread(hash(FNV_OFFSET, " shouted"));
  private static final int ELONGATED = spread(hash(FNV_OFFSET, " elongated"));

  /**
   * Another one in every process: rows are public, and nobody shall write a text whose rows all
   * want the same place. What is counted does not depend on it.
   */
  private static final int SALT = ThreadLocalRandom.current().nextInt() | 1;

  private int[] rows = new int[256];
  private int[] counts = new int[256];
  private int distinct;
  private int[] occurrences = new int[512];
  private int[] firstTokens = new int[512];
  private int[] secondTokens = new int[512];
  private int size;

  /** Finds the place of a row that was seen before: open addressing, 0 is free. */
  private int[] places = new int[1024];

  private final int tokens;
  private final Vocabulary vocabulary;

  private Features(int tokens, Vocabulary vocabulary) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
  }

  /** Every feature, each in its slot. */
  public static Features of(List<Token> tokens) {
    return of(tokens, Vocabulary.ALL);
  }

  /** The features that a model knows, each in its row. */
  public static Features of(List<Token> tokens, Vocabulary vocabulary) {
    var features = new Features(tokens.size(), vocabulary);
    for (int i = 0; i < tokens.size(); i++) {
      features.addWords(tokens, i);
      if (tokens.get(i).isWord()) {
        features.addCharacters(tokens.get(i).form(), i);
      }
    }
    return features;
  }

  /** How many features there are, each as often as it stands in the text. */
  int occurrences() {
    return size;
  }

  /** How many different features there are. */
  public int distinct() {
    return distinct;
  }

  /** Its number in the vocabulary; its slot, where that is {@link Vocabulary#ALL}. */
  public int row(int feature) {
    return rows[feature];
  }

  public int count(int feature) {
    return counts[feature];
  }

  /**
   * Shares what each feature weighs among the tokens it came from, a pair half and half. The shares
   * add up to the sum of the weights.
   */
  public double[] sharesOf(double[] weights) {
    var shares = new double[tokens];
    for (int i = 0; i < size; i++) {
      int feature = occurrences[i];
      double half = weights[feature] / counts[feature] / 2;
      shares[firstTokens[i]] += half;
      shares[secondTokens[i]] += half;
    }
    return shares;
  }

  private void addWords(List<Token> tokens, int i) {
    var token = tokens.get(i);
    add(spread(word(FNV_OFFSET, token)), i, i);
    if (token.shouted()) {
      add(SHOUTED, i, i);
    }
    if (token.elongated()) {
      add(ELONGATED, i, i);
    }
    if (i > 0) {
      int before = word(FNV_OFFSET, tokens.get(i - 1));
      add(spread(word(step(before, ' '), token)), i - 1, i);
    }
  }

  /** Every group of characters is begun once and grown, so that each is hashed with one step. */
  private void addCharacters(String form, int token) {
    int length = form.length() + 2;
    for (int start = 0; start < length - 1; start++) {
      int hash = FNV_OFFSET;
      int end = Math.min(start + LONGEST, length);
      for (int i = start; i < end; i++) {
        hash = step(hash, i == 0 ? '<' : i == length - 1 ? '>' : form.charAt(i - 1));
        if (i - start + 1 >= SHORTEST) {
          add(BLOCK + spread(hash), token, token);
        }
      }
    }
  }

  private static int word(int hash, Token token) {
    return hash(token.negated() ? step(hash, '¬') : hash, token.form());
  }

  static int hash(int hash, String text) {
    for (int i = 0; i < text.length(); i++) {
      hash = step(hash, text.charAt(i));
    }
    return hash;
  }

  private static int step(int hash, char c) {
    return (hash ^ c) * FNV_PRIME;
  }

  /** FNV's high bits are its better ones; folding them in is how its authors shorten it. */
  private static int spread(int hash) {
    return (hash ^ hash >>> 18) & BLOCK - 1;
  }

  private void add(int slot, int firstToken, int secondToken) {
    int row = vocabulary.row(slot);
    if (row < 0) {
      return;
    }
    if (size == occurrences.length) {
      occurrences = Arrays.copyOf(occurrences, 2 * size);
      firstTokens = Arrays.copyOf(firstTokens, 2 * size);
      secondTokens = Arrays.copyOf(secondTokens, 2 * size);
    }
    int feature = place(row);
    counts[feature]++;
    occurrences[size] = feature;
    firstTokens[size] = firstToken;
    secondTokens[size] = secondToken;
    size++;
  }

  private int place(int row) {
    int mask = places.length - 1;
    int i = wanted(row) & mask;
    while (places[i] != 0) {
      if (rows[places[i] - 1] == row) {
        return places[i] - 1;
      }
      i = i + 1 & mask;
    }
    if (distinct == rows.length) {
      grow();
      return place(row);
    }
    rows[distinct] = row;
    places[i] = ++distinct;
    return distinct - 1;
  }

  /** Multiplied and folded twice, as MurmurHash ends: every bit of a row moves all others. */
  private static int wanted(int row) {
    int mixed = row * SALT;
    mixed = (mixed ^ mixed >>> 16) * 0x85EBCA6B;
    return mixed ^ mixed >>> 13;
  }

  /** How many places are looked at for the row that takes longest to find. */
  int longestSearch() {
    int longest = 0;
    int mask = places.length - 1;
    for (int feature = 0; feature < distinct; feature++) {
      int looks = 1;
      for (int i = wanted(rows[feature]) & mask; places[i] != feature + 1; i = i + 1 & mask) {
        looks++;
      }
      longest = Math.max(longest, looks);
    }
    return longest;
  }

  private void grow() {
    rows = Arrays.copyOf(rows, 2 * distinct);
    counts = Arrays.copyOf(counts, 2 * distinct);
    places = new int[4 * rows.length];
    int known = distinct;
    distinct = 0;
    for (int feature = 0; feature < known; feature++) {
      place(rows[feature]);
    }
  }
}
