package io.sturmwarte.brand;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which a brand is called, folded: its name as one word and in its parts, its handles.
 * That people use them says nothing about what they talk of.
 */
public final class OwnWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_PART_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");
  private static final int SHORTEST_PART = 3;

  private OwnWords() {}

  public static Set<String> of(String name, String[] handles) {
    var words = new LinkedHashSet<String>();
    add(name, words);
    Arrays.stream(handles).map(OwnWords::account).forEach(handle -> add(handle, words));
    return words;
  }

  /** Umlauts are written out, accents left out: Müller, MUELLER and mueller are the same word. */
  public static String fold(String text) {
    var lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 128)) {
      return lower;
    }
    var german = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
    return MARKS.matcher(Normalizer.normalize(german, Normalizer.Form.NFKD)).replaceAll("");
  }

  private static void add(String text, Set<String> words) {
    var folded = fold(text);
    words.add(NO_PART_OF_A_WORD.matcher(folded).replaceAll(""));
    NO_PART_OF_A_WORD
        .splitAsStream(folded)
        .filter(part -> part.length() >= SHORTEST_PART)
        .forEach(words::add);
    words.remove("");
  }

  /** Of {@code @nordwind@mastodon.social} the account, not the server. */
  private static String account(String handle) {
    var bare = handle.startsWith("@") ? handle.substring(1) : handle;
    var server = bare.indexOf('@');
    return server < 0 ? bare : bare.substring(0, server);
  }
}
