package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text as expressions see it: its folded words in order, its hashtags and handles, and the fields
 * that can be asked for.
 */
public final class Words {
  private final List<String> sequence;
  private final Set<String> all;
  private final String language;
  private final String platform;

  private Words(List<String> sequence, Set<String> all, String language, String platform) {
    this.sequence = sequence;
    this.all = all;
    this.language = language;
    this.platform = platform;
  }

  public static Words of(String text, @Nullable String language, String platform) {
    var folded = Folding.fold(text);
    var sequence = new ArrayList<String>();
    var all = new HashSet<String>();
    var end = 0;
    for (var start = 0; start < folded.length(); start = end + 1) {
      end = endOfWord(folded, start);
      if (end > start) {
        add(folded, start, end, sequence, all);
      }
    }
    return new Words(
        sequence, all, language == null ? "" : Folding.fold(language), Folding.fold(platform));
  }

  /** The words of a phrase, folded as those of a text. */
  static List<String> sequence(String text) {
    return of(text, null, "").sequence;
  }

  /** The hashtags, folded, without the sign. */
  public List<String> tags() {
    return all.stream().filter(word -> word.startsWith("#")).map(tag -> tag.substring(1)).toList();
  }

  /** All words, hashtags and handles; the latter two with and without their sign. */
  Set<String> all() {
    return all;
  }

  boolean contains(String word) {
    return all.contains(word);
  }

  boolean containsPrefix(String prefix) {
    return sequence.stream().anyMatch(word -> word.startsWith(prefix));
  }

  boolean containsPhrase(List<String> phrase) {
    for (var at = 0; at + phrase.size() <= sequence.size(); at++) {
      if (sequence.subList(at, at + phrase.size()).equals(phrase)) {
        return true;
      }
    }
    return false;
  }

  boolean isIn(String askedLanguage) {
    return language.equals(askedLanguage);
  }

  boolean isOn(String askedPlatform) {
    return platform.equals(askedPlatform);
  }

  private static void add(String text, int start, int end, List<String> sequence, Set<String> all) {
    var word = text.substring(start, end);
    sequence.add(word);
    all.add(word);
    var before = start == 0 ? ' ' : text.charAt(start - 1);
    if (before == '#' || before == '@') {
      all.add(before + word);
    }
  }

  private static int endOfWord(String text, int start) {
    var end = start;
    while (end < text.length() && isPartOfWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Surrogates too, so that an emoji is a word of its own and can be searched for. */
  static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c);
  }
}
