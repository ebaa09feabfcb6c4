package io.sturmwarte.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads words and phrases. */
final class WordReader {
  private WordReader() {}

  /** Something like {@code e-mobil} is two words one after the other. */
  static Place word(String written, int at) {
    char first = written.charAt(0);
    if (first == '-') {
      throw new QueryError(at, "write NOT to leave a word out, as in brand NOT " + rest(written));
    }
    if (first == '=') {
      return phraseOf(asWritten(rest(written)), at, written);
    }
    if (first == '#' || first == '@') {
      return signed(first, rest(written), at);
    }
    if (written.indexOf('*') >= 0) {
      return part(written, (char) 0, at);
    }
    var words = Post.wordsOf(written);
    return words.size() == 1
        ? new OneWord.Inflected(Term.of(words.getFirst()))
        : phraseOf(spelled(words), at, written);
  }

  /** Between quotation marks every word counts as it is spelled; parts of words are allowed. */
  static Place phrase(String quoted, int at, boolean asWritten) {
    if (asWritten) {
      return phraseOf(asWritten(quoted), at, quoted);
    }
    var words = new ArrayList<OneWord>();
    int begin = 0;
    for (int end = 0; end <= quoted.length(); end++) {
      if (end == quoted.length() || Source.isBlank(quoted.charAt(end))) {
        words.addAll(inPhrase(quoted.substring(begin, end), at + 1 + begin));
        begin = end + 1;
      }
    }
    return phraseOf(words, at, quoted);
  }

  private static List<OneWord> inPhrase(String written, int at) {
    return written.indexOf('*') >= 0
        ? List.of(part(written, (char) 0, at))
        : spelled(Post.wordsOf(written));
  }

  private static Place signed(char sign, String name, int at) {
    if (name.indexOf('*') >= 0) {
      return part(name, sign, at);
    }
    var words = Post.wordsOf(name);
    if (words.isEmpty() || Character.isWhitespace(name.charAt(0))) {
      throw new QueryError(at, "after " + sign + " there must be a word");
    }
    var all = new ArrayList<OneWord>();
    all.add(new OneWord.Signed(sign, Term.of(words.getFirst())));
    all.addAll(spelled(words.subList(1, words.size())));
    return phraseOf(all, at, name);
  }

  private static OneWord part(String written, char sign, int at) {
    boolean isOpenBefore = written.startsWith("*");
    boolean isOpenAfter = written.endsWith("*");
    var inner =
        written.substring(
            isOpenBefore ? 1 : 0, Math.max(1, written.length() - (isOpenAfter ? 1 : 0)));
    var words = inner.equals("*") ? List.<String>of() : Post.wordsOf(inner);
    if (inner.indexOf('*') >= 0 || words.size() > 1) {
      throw new QueryError(at, "* stands before or after one word, as in bahn*, *bahn or *bahn*");
    }
    if (words.isEmpty() || words.getFirst().length() < Pieces.SHORTEST) {
      throw new QueryError(at, "with * there must be at least 3 letters");
    }
    var where =
        isOpenBefore && isOpenAfter
            ? OneWord.Part.Where.ANYWHERE
            : isOpenBefore ? OneWord.Part.Where.END : OneWord.Part.Where.BEGINNING;
    return new OneWord.Part(where, words.getFirst(), sign);
  }

  private static List<OneWord> spelled(List<String> words) {
    return each(words, word -> new OneWord.Spelled(Term.of(word)));
  }

  private static List<OneWord> asWritten(String written) {
    var text = Normalizer.normalize(written, Normalizer.Form.NFC);
    var post = Post.of(text, Fields.NONE);
    var words = new ArrayList<OneWord>();
    for (int word = 0; word < post.words(); word++) {
      var mark = post.mark(word);
      words.add(
          new OneWord.Written(
              Term.of(post.folded(word)), text.substring(mark.start(), mark.end())));
    }
    return words;
  }

  private static List<OneWord> each(List<String> words, Function<String, OneWord> each) {
    return words.stream().map(each).toList();
  }

  private static Place phraseOf(List<OneWord> words, int at, String written) {
    if (words.isEmpty()) {
      throw new QueryError(at, "'" + written + "' has no word in it that can be searched for");
    }
    return words.size() == 1 ? words.getFirst() : new Phrase(List.copyOf(words));
  }

  private static String rest(String written) {
    return written.substring(1);
  }
}
