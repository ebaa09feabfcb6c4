package io.sturmwarte.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.junit.jupiter.api.Test;

/**
 * Lucene finds the same: 1,000 random queries, each decided on 200 random posts, German and
 * English, by our matcher and by Lucene's monitor without its filter before the search.
 *
 * <p>Both see the same words, so that what is compared is how queries decide. Two things have to be
 * said in Lucene's terms. A word that is inflected is a term of its own kind, at the position of
 * the word as it is spelled. And NEAR is no phrase with slop, which counts moves of words and lets
 * them overlap: it is two intervals that do not overlap, in either order, with at most n - 1 words
 * between. Lucene's intervals are minimal: of a word and a phrase that begins with it, as
 * alternatives, it only sees the word. So alternatives within NEAR are single words here.
 */
class LuceneOracleTest {
  private static final int QUERIES = 1_000;
  private static final int POSTS = 200;

  private final Random random = new Random(20_261_122);
  private final RandomQueries queries = new RandomQueries(random);
  private final RandomPosts posts = new RandomPosts(random);

  @Test
  void findsTheSame() throws IOException {
    var matcher = new Matcher<String>();
    var texts = posts.some(POSTS);
    int found = 0;
    try (var monitor = monitor()) {
      monitor.register(registerEverywhere(matcher));
      var theirs = byLucene(monitor, texts);
      for (int post = 0; post < POSTS; post++) {
        var text = texts.get(post);
        var ours = new TreeSet<>(matcher.match(Post.of(text, Fields.NONE)));
        assertThat(ours).as(text).isEqualTo(theirs.get(post));
        found += ours.size();
      }
    }
    // Neither nothing nor everything.
    assertThat(found).isBetween(QUERIES * POSTS / 50, QUERIES * POSTS / 2);
  }

  private List<MonitorQuery> registerEverywhere(Matcher<String> matcher) {
    var all = new ArrayList<MonitorQuery>();
    while (all.size() < QUERIES) {
      var query = queries.next();
      var id = all.size() + ": " + query.ours();
      matcher.add(id, QueryParser.parse(query.ours()));
      all.add(new MonitorQuery(id, query.lucene()));
    }
    return all;
  }

  private static Monitor monitor() throws IOException {
    return new Monitor(new PostAnalyzer(), Presearcher.NO_FILTERING, new MonitorConfiguration());
  }

  /** All posts at once: a query that is asked once of all of them is faster by far. */
  private static List<Set<String>> byLucene(Monitor monitor, List<String> texts)
      throws IOException {
    var documents = texts.stream().map(PostAnalyzer::document).toArray(Document[]::new);
    var matches = monitor.match(documents, QueryMatch.SIMPLE_MATCHER);
    var found = new ArrayList<Set<String>>();
    for (int post = 0; post < texts.size(); post++) {
      var ids = new TreeSet<String>();
      matches.getMatches(post).forEach(match -> ids.add(match.getQueryId()));
      found.add(ids);
    }
    return found;
  }
}
