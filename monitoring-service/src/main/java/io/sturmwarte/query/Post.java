package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A text as expressions see it: its words in order, folded and with their stems, each with its
 * place in the text; and the {@link Fields} that can be asked for. Cutting is done in one pass over
 * the characters without making a string of any word, since most words of a post are in no query.
 *
 * <p>A word is what stands together of letters, digits and {@code _}. An apostrophe within a word
 * and invisible characters are left out; an emoji is a word of its own.
 */
public final class Post {
  private static final int WORDS = 32;
  private static final int FIRST_PICTURE = 0x2190;

  private final String text;
  private final Fields fields;

  private char[] folded;
  private int length;

  /** Of each word: where it is in {@link #folded}, and where in the text. */
  private int[] from = new int[WORDS];

  private int[] start = new int[WORDS];
  private int[] end = new int[WORDS];

  /** As {@link Inflection#stem} gives it. */
  private int[] stem = new int[WORDS];

  private long[] hash = new long[WORDS];
  private int words;
  private int open = -1;

  private final Stems stems;

  private Post(String text, Fields fields) {
    this.text = text;
    this.fields = fields;
    this.folded = new char[text.length() + 16];
    read();
    this.stems = new Stems(this);
  }

  public static Post of(String text, Fields fields) {
    return new Post(text, fields);
  }

  /** The words of a text, folded. */
  static List<String> wordsOf(String text) {
    var post = of(text, Fields.NONE);
    var words = new ArrayList<String>(post.words);
    for (int word = 0; word < post.words; word++) {
      words.add(post.folded(word));
    }
    return words;
  }

  /** The hashtags, folded, without the sign. */
  public List<String> tags() {
    var tags = new LinkedHashSet<String>();
    for (int word = 0; word < words; word++) {
      if (hasSign(word, '#')) {
        tags.add(folded(word));
      }
    }
    return List.copyOf(tags);
  }

  Fields fields() {
    return fields;
  }

  Stems stems() {
    return stems;
  }

  /** How many words there are. */
  int words() {
    return words;
  }

  String folded(int word) {
    return new String(folded, from[word], lengthOf(word));
  }

  Mark mark(int word) {
    return new Mark(start[word], end[word]);
  }

  Mark mark(int first, int last) {
    return new Mark(start[first], end[last]);
  }

  char[] characters() {
    return folded;
  }

  int from(int word) {
    return from[word];
  }

  int to(int word) {
    return word + 1 < words ? from[word + 1] : length;
  }

  int lengthOf(int word) {
    return to(word) - from[word];
  }

  /** Of the stem. */
  long hash(int word) {
    return hash[word];
  }

  int stemOf(int word) {
    return stem[word];
  }

  boolean is(int word, String asked) {
    return lengthOf(word) == asked.length() && hasAt(from[word], asked, asked.length());
  }

  private boolean hasStem(int word, String asked) {
    int kept = stem[word];
    if (kept >= 0) {
      return kept == asked.length() && hasAt(from[word], asked, kept);
    }
    return ~kept == asked.length() && asked.endsWith("y") && hasAt(from[word], asked, ~kept - 1);
  }

  /** By its own stem, or by the one without the umlaut of its inflection. */
  boolean countsAs(int word, Term term) {
    if (hash[word] == term.hash()) {
      return hasStem(word, term.stem());
    }
    int kept = stem[word];
    return kept >= 0
        && term.stem().equals(Inflection.withoutUmlaut(folded, from[word], kept, lengthOf(word)));
  }

  boolean begins(int word, String asked) {
    return lengthOf(word) >= asked.length() && hasAt(from[word], asked, asked.length());
  }

  boolean ends(int word, String asked) {
    return lengthOf(word) >= asked.length()
        && hasAt(to(word) - asked.length(), asked, asked.length());
  }

  boolean contains(int word, String asked) {
    int last = to(word) - asked.length();
    for (int at = from[word]; at <= last; at++) {
      if (hasAt(at, asked, asked.length())) {
        return true;
      }
    }
    return false;
  }

  /** Letter by letter as it was written, capitals and accents too. */
  boolean isWritten(int word, String asked) {
    return end[word] - start[word] == asked.length() && text.startsWith(asked, start[word]);
  }

  /** A handle is none where it is part of an address, as in mail@example.org. */
  boolean hasSign(int word, char sign) {
    int at = start[word] - 1;
    if (at < 0 || plain(text.charAt(at)) != sign) {
      return false;
    }
    return sign == '#' || at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private static char plain(char c) {
    return switch (c) {
      case '＃' -> '#';
      case '＠' -> '@';
      default -> c;
    };
  }

  /** Whether this stands there in what was folded. */
  boolean hasAt(int at, int to, String asked) {
    return at + asked.length() <= to && hasAt(at, asked, asked.length());
  }

  private boolean hasAt(int at, String asked, int count) {
    for (int i = 0; i < count; i++) {
      if (folded[at + i] != asked.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void read() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < 128) {
        readAscii(c, at);
        at++;
      } else if (Character.isSurrogate(c)) {
        at += readSurrogate(at);
      } else {
        readOther(c, at);
        at++;
      }
    }
    close(text.length());
  }

  private void readAscii(char c, int at) {
    char letter = Folding.ascii(c);
    if (letter != 0) {
      open(at);
      put(letter);
    } else if (open >= 0 && !isApostropheWithin(c, at)) {
      close(at);
    }
  }

  private void readOther(char c, int at) {
    var letters = Folding.of(c);
    if (letters == null) {
      if (open >= 0 && !isApostropheWithin(c, at)) {
        close(at);
      }
      if (c >= FIRST_PICTURE && Character.getType(c) == Character.OTHER_SYMBOL) {
        picture(at, at + 1);
      }
      return;
    }
    if (!letters.isEmpty()) {
      open(at);
      put(letters);
    } else if (open >= 0 && length > from[words] && Folding.makesUmlaut(folded[length - 1], c)) {
      put('e');
    }
  }

  /** How many characters were read. */
  private int readSurrogate(int at) {
    int codePoint = text.codePointAt(at);
    if (!Character.isSupplementaryCodePoint(codePoint)) {
      close(at);
      return 1;
    }
    if (Character.isLetterOrDigit(codePoint)) {
      open(at);
      put(Folding.beyond(codePoint));
    } else if (Character.getType(codePoint) == Character.OTHER_SYMBOL) {
      close(at);
      picture(at, at + 2);
    }
    return 2;
  }

  private void picture(int begin, int finish) {
    open(begin);
    for (int at = begin; at < finish; at++) {
      put(text.charAt(at));
    }
    close(finish);
  }

  private boolean isApostropheWithin(char c, int at) {
    return Folding.isApostrophe(c)
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }

  private void open(int at) {
    if (open >= 0) {
      return;
    }
    if (words == from.length) {
      more();
    }
    open = at;
    from[words] = length;
  }

  private void put(char c) {
    if (length == folded.length) {
      folded = Arrays.copyOf(folded, length * 2);
    }
    folded[length++] = c;
  }

  private void put(String letters) {
    for (int i = 0; i < letters.length(); i++) {
      put(letters.charAt(i));
    }
  }

  private void close(int at) {
    if (open < 0) {
      return;
    }
    int begin = from[words];
    if (length > begin) {
      start[words] = open;
      end[words] = at;
      int kept = Inflection.stem(folded, begin, length);
      stem[words] = kept;
      hash[words] = kept >= 0 ? Hash.of(folded, begin, begin + kept) : hashWithY(begin, ~kept);
      words++;
    }
    open = -1;
  }

  private long hashWithY(int begin, int kept) {
    long partial = Hash.START;
    for (int at = begin; at < begin + kept - 1; at++) {
      partial = Hash.step(partial, folded[at]);
    }
    return Hash.end(Hash.step(partial, 'y'));
  }

  private void more() {
    int size = words * 2;
    from = Arrays.copyOf(from, size);
    start = Arrays.copyOf(start, size);
    end = Arrays.copyOf(end, size);
    stem = Arrays.copyOf(stem, size);
    hash = Arrays.copyOf(hash, size);
  }
}
