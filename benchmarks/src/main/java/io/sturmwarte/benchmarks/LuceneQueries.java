package io.sturmwarte.benchmarks;

import io.sturmwarte.benchmarks.StandingQueries.Query;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;

/**
 * The baseline: Lucene's monitor with its filter before the search. It does less than we do: it
 * makes letters small, and knows neither umlauts nor inflection.
 */
final class LuceneQueries implements Closeable {
  private static final String FIELD = "text";

  private final Monitor monitor;

  LuceneQueries(List<Query> queries) throws IOException {
    monitor = new Monitor(new Words(), new TermFilteredPresearcher(), new MonitorConfiguration());
    var all = new ArrayList<MonitorQuery>();
    for (int i = 0; i < queries.size(); i++) {
      all.add(new MonitorQuery(Integer.toString(i), lucene(queries.get(i))));
    }
    monitor.register(all);
  }

  void add(String id, Query query) throws IOException {
    monitor.register(new MonitorQuery(id, lucene(query)));
  }

  void remove(String id) throws IOException {
    monitor.deleteById(id);
  }

  Set<Integer> match(String post) throws IOException {
    var found = new HashSet<Integer>();
    monitor
        .match(document(post), QueryMatch.SIMPLE_MATCHER)
        .getMatches()
        .forEach(match -> found.add(Integer.valueOf(match.getQueryId())));
    return found;
  }

  /** Of all of them together, how many queries matched how many posts. */
  int matchAll(List<String> posts) throws IOException {
    var documents = posts.stream().map(LuceneQueries::document).toArray(Document[]::new);
    var matches = monitor.match(documents, QueryMatch.SIMPLE_MATCHER);
    int found = 0;
    for (int i = 0; i < documents.length; i++) {
      found += matches.getMatches(i).size();
    }
    return found;
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(String post) {
    var document = new Document();
    document.add(new TextField(FIELD, post, Field.Store.NO));
    return document;
  }

  private static org.apache.lucene.search.Query lucene(Query query) {
    return switch (query) {
      case Query.Word q -> new TermQuery(term(q.word()));
      case Query.Tag q -> new TermQuery(term(q.sign() + q.word()));
      case Query.Beginning q -> new PrefixQuery(term(q.word()));
      case Query.Within q -> new WildcardQuery(term("*" + q.word() + "*"));
      case Query.Phrase q -> new PhraseQuery(FIELD, q.first(), q.second());
      case Query.Near q -> near(q);
      case Query.Or q -> bool(Occur.SHOULD, q.queries(), List.of());
      case Query.And q -> bool(Occur.MUST, q.queries(), q.not());
    };
  }

  /** At most so many words apart, which is one less between. */
  private static org.apache.lucene.search.Query near(Query.Near near) {
    IntervalsSource one = Intervals.term(near.word());
    IntervalsSource other = Intervals.term(near.other());
    var either = Intervals.or(Intervals.ordered(one, other), Intervals.ordered(other, one));
    return new IntervalQuery(FIELD, Intervals.maxgaps(near.distance() - 1, either));
  }

  private static org.apache.lucene.search.Query bool(
      Occur occur, List<Query> queries, List<Query> not) {
    var all = new BooleanQuery.Builder();
    queries.forEach(query -> all.add(lucene(query), occur));
    not.forEach(query -> all.add(lucene(query), Occur.MUST_NOT));
    return all.build();
  }

  private static Term term(String text) {
    return new Term(FIELD, text);
  }

  private static final class Words extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words =
          CharTokenizer.fromTokenCharPredicate(
              c -> Character.isLetterOrDigit(c) || c == '_' || c == '#' || c == '@');
      return new TokenStreamComponents(words, new Signs(new LowerCaseFilter(words)));
    }
  }

  /** A hashtag or handle counts with and without its sign. */
  private static final class Signs extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private String bare = "";

    Signs(TokenStream words) {
      super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!bare.isEmpty()) {
        term.setEmpty().append(bare);
        step.setPositionIncrement(0);
        bare = "";
        return true;
      }
      if (!input.incrementToken()) {
        return false;
      }
      if (term.charAt(0) == '#' || term.charAt(0) == '@') {
        bare = term.subSequence(1, term.length()).toString();
      }
      return true;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      bare = "";
    }
  }
}
