package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;

/** Queries in our language and in Lucene's. */
final class RandomQueries {
  private static final List<String> WORDS =
      RandomPosts.WORDS.stream().filter(word -> word.matches("\\p{L}+")).toList();

  private final Random random;

  RandomQueries(Random random) {
    this.random = random;
  }

  /** How tightly what is written binds. */
  private enum Binds {
    OR,
    AND,
    NOT,
    SINGLE
  }

  /**
   * A query in both languages.
   *
   * @param places the same as intervals; empty where it is none
   */
  record Pair(String ours, Binds binds, Query lucene, List<IntervalsSource> places) {
    String within(Binds outer) {
      return binds.compareTo(outer) < 0 ? "(" + ours + ")" : ours;
    }
  }

  /** One that our parser does not refuse for matching nearly everything. */
  Pair next() {
    while (true) {
      var query = query(3);
      try {
        QueryParser.parse(query.ours());
        return query;
      } catch (QueryError error) {
        if (!error.reason().contains("nearly everything")) {
          throw new AssertionError(query.ours(), error);
        }
      }
    }
  }

  private Pair query(int depth) {
    if (depth == 0) {
      return place();
    }
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> and(some(depth));
      case 3, 4 -> or(some(depth));
      case 5 -> not(query(depth - 1));
      case 6 -> near();
      default -> place();
    };
  }

  private List<Pair> some(int depth) {
    var some = new ArrayList<Pair>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      some.add(query(depth - 1));
    }
    return some;
  }

  private Pair and(List<Pair> parts) {
    var ours = new StringBuilder();
    var lucene = new BooleanQuery.Builder();
    for (var part : parts) {
      if (!ours.isEmpty()) {
        ours.append(random.nextBoolean() ? " AND " : " ");
      }
      ours.append(part.within(Binds.AND));
      lucene.add(part.lucene(), Occur.MUST);
    }
    return new Pair(ours.toString(), Binds.AND, lucene.build(), List.of());
  }

  private static Pair or(List<Pair> parts) {
    var ours = String.join(" OR ", parts.stream().map(part -> part.within(Binds.OR)).toList());
    var lucene = new BooleanQuery.Builder();
    parts.forEach(part -> lucene.add(part.lucene(), Occur.SHOULD));
    return new Pair(ours, Binds.OR, lucene.build(), List.of());
  }

  private static Pair not(Pair part) {
    var lucene =
        new BooleanQuery.Builder()
            .add(new MatchAllDocsQuery(), Occur.MUST)
            .add(part.lucene(), Occur.MUST_NOT)
            .build();
    return new Pair("NOT " + part.within(Binds.NOT), Binds.NOT, lucene, List.of());
  }

  private Pair near() {
    var left = side();
    var right = side();
    int distance = 1 + random.nextInt(6);
    var one = left.places().getFirst();
    var other = right.places().getFirst();
    var source =
        Intervals.maxgaps(
            distance - 1,
            Intervals.or(Intervals.ordered(one, other), Intervals.ordered(other, one)));
    return new Pair(
        left.within(Binds.SINGLE) + " NEAR/" + distance + " " + right.within(Binds.SINGLE),
        Binds.NOT,
        new IntervalQuery(PostAnalyzer.FIELD, source),
        List.of());
  }

  private Pair side() {
    if (random.nextInt(4) > 0) {
      return place();
    }
    var one = inflected();
    var other = beginning();
    var either = Intervals.or(one.places().getFirst(), other.places().getFirst());
    return new Pair(
        one.ours() + " OR " + other.ours(),
        Binds.OR,
        or(List.of(one, other)).lucene(),
        List.of(either));
  }

  private Pair place() {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> inflected();
      case 3 -> term("\"%s\"", "f:");
      case 4 -> term("#%s", "#");
      case 5 -> term("@%s", "@");
      case 6 -> beginning();
      case 7 -> anywhere();
      default -> phrase();
    };
  }

  private Pair inflected() {
    var word = word();
    var stem = io.sturmwarte.query.Term.of(folded(word)).stem();
    return ofTerm(word, "s:" + stem);
  }

  private Pair term(String ours, String kind) {
    var word = word();
    return ofTerm(ours.formatted(word), kind + folded(word));
  }

  private static Pair ofTerm(String ours, String term) {
    return new Pair(
        ours,
        Binds.SINGLE,
        new TermQuery(new Term(PostAnalyzer.FIELD, term)),
        List.of(Intervals.term(term)));
  }

  private Pair beginning() {
    var word = folded(word());
    var beginning = word.substring(0, 3 + random.nextInt(word.length() - 2));
    return new Pair(
        beginning + "*",
        Binds.SINGLE,
        new PrefixQuery(new Term(PostAnalyzer.FIELD, "f:" + beginning)),
        List.of(Intervals.prefix(new BytesRef("f:" + beginning))));
  }

  private Pair anywhere() {
    var word = folded(word());
    int from = random.nextInt(word.length() - 2);
    var piece = word.substring(from, from + 3 + random.nextInt(word.length() - from - 2));
    boolean atEnd = random.nextBoolean();
    var pattern = "f:*" + piece + (atEnd ? "" : "*");
    return new Pair(
        "*" + piece + (atEnd ? "" : "*"),
        Binds.SINGLE,
        new WildcardQuery(new Term(PostAnalyzer.FIELD, pattern)),
        List.of(Intervals.wildcard(new BytesRef(pattern))));
  }

  private Pair phrase() {
    var words = Stream.generate(this::word).limit(2 + random.nextInt(2)).toList();
    var terms = words.stream().map(word -> "f:" + folded(word)).toArray(String[]::new);
    return new Pair(
        '"' + String.join(" ", words) + '"',
        Binds.SINGLE,
        new PhraseQuery(PostAnalyzer.FIELD, terms),
        List.of(
            Intervals.phrase(
                Stream.of(terms).map(Intervals::term).toArray(IntervalsSource[]::new))));
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static String folded(String word) {
    return Post.wordsOf(word).getFirst();
  }
}
