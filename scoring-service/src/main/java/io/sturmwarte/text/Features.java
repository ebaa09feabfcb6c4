package io.sturmwarte.text;

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

  /** At most: the word, that it is shouted, that it is elongated, and the pair it ends. */
  private static final int OF_EACH_TOKEN = 4;

  private static final int LENGTHS = LONGEST - SHORTEST + 1;

  /** At a word's end the longer groups are missing; in one of a single letter, this many. */
  private static final int FEWER_GROUPS = 9;

  private final Vocabulary vocabulary;

  private final int[] rows;
  private final int[] counts;
  private int distinct;

  /** Which feature each occurrence is of. */
  private final int[] occurrences;

  /** Which token each came from, doubled; odd where it is the pair that ends with it. */
  private final int[] origins;

  private int size;

  /** Finds the place of a row that was seen before: open addressing, 0 is free. */
  private final int[] places;

  private Features(List<Token> tokens, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    int longest = 0;
    int most = 1;
    for (var token : tokens) {
      most += OF_EACH_TOKEN;
      if (token.isWord()) {
        int bounded = token.form().length() + 2;
        longest = Math.max(longest, bounded);
        most += LENGTHS * bounded - FEWER_GROUPS;
      }
    }
    rows = new int[most];
    counts = new int[most];
    occurrences = new int[most];
    origins = new int[most];
    places = new int[4 * Integer.highestOneBit(most)];
    var characters = new char[longest];
    int before = 0;
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      addWord(token, i, before);
      before = word(FNV_OFFSET, token);
      if (token.isWord()) {
        addCharacters(token.form(), i, characters);
      }
    }
  }

  /** Every feature, each in its slot. */
  public static Features of(List<Token> tokens) {
    return of(tokens, Vocabulary.ALL);
  }

  /** The features that a model knows, each in its row. */
  public static Features of(List<Token> tokens, Vocabulary vocabulary) {
    return new Features(tokens, vocabulary);
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

  /** How many features there are, each as often as it stands in the text. */
  public int occurrences() {
    return size;
  }

  /** Which feature an occurrence is of. */
  public int feature(int occurrence) {
    return occurrences[occurrence];
  }

  /** The token that an occurrence came from; of a pair the later one. */
  public int token(int occurrence) {
    return origins[occurrence] >> 1;
  }

  public boolean isPair(int occurrence) {
    return (origins[occurrence] & 1) != 0;
  }

  /**
   * @param before the hash of the word before
   */
  private void addWord(Token token, int i, int before) {
    add(spread(word(FNV_OFFSET, token)), 2 * i);
    if (token.shouted()) {
      add(SHOUTED, 2 * i);
    }
    if (token.elongated()) {
      add(ELONGATED, 2 * i);
    }
    if (i > 0) {
      add(spread(word(step(before, ' '), token)), 2 * i + 1);
    }
  }

  /**
   * Every group of characters is begun once and grown, so that each is hashed with one step.
   *
   * @param bounded room for the form between its bounds
   */
  private void addCharacters(String form, int token, char[] bounded) {
    int length = form.length() + 2;
    bounded[0] = '<';
    form.getChars(0, form.length(), bounded, 1);
    bounded[length - 1] = '>';
    for (int start = 0; start < length - 1; start++) {
      int hash = step(FNV_OFFSET, bounded[start]);
      int end = Math.min(start + LONGEST, length);
      for (int i = start + SHORTEST - 1; i < end; i++) {
        hash = step(hash, bounded[i]);
        add(BLOCK + spread(hash), 2 * token);
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

  private void add(int slot, int origin) {
    int row = vocabulary.row(slot);
    if (row < 0) {
      return;
    }
    int feature = place(row);
    counts[feature]++;
    occurrences[size] = feature;
    origins[size] = origin;
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
}
