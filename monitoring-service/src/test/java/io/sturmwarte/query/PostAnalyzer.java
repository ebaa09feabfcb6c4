package io.sturmwarte.query;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;

/**
 * The words of a {@link Post} as Lucene's terms: {@code f:} as folded, {@code s:} each stem, and
 * with its sign, all at one position.
 */
final class PostAnalyzer extends Analyzer {
  static final String FIELD = "text";

  static Document document(String text) {
    var document = new Document();
    document.add(new TextField(FIELD, text, Field.Store.NO));
    return document;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new Words());
  }

  private static final class Words extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Queue<List<String>> words = new ArrayDeque<>();
    private final Queue<String> here = new ArrayDeque<>();

    @Override
    public void reset() throws IOException {
      super.reset();
      words.clear();
      here.clear();
      var post = Post.of(all(input), Fields.NONE);
      for (int word = 0; word < post.words(); word++) {
        words.add(terms(post, word));
      }
    }

    private static List<String> terms(Post post, int word) {
      var folded = post.folded(word);
      var term = Term.of(folded);
      var terms = new ArrayList<>(List.of("f:" + folded, "s:" + term.stem()));
      var other =
          Inflection.withoutUmlaut(folded.toCharArray(), 0, post.stemOf(word), post.lengthOf(word));
      if (other != null) {
        terms.add("s:" + other);
      }
      for (var sign : new char[] {'#', '@'}) {
        if (post.hasSign(word, sign)) {
          terms.add(sign + folded);
        }
      }
      return terms;
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      step.setPositionIncrement(0);
      if (here.isEmpty()) {
        if (words.isEmpty()) {
          return false;
        }
        here.addAll(words.remove());
        step.setPositionIncrement(1);
      }
      term.append(here.remove());
      return true;
    }

    private static String all(Reader reader) throws IOException {
      var text = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        text.append((char) c);
      }
      return text.toString();
    }
  }
}
