package io.sturmwarte.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** That both engines do the same work. */
class QueryBenchmarkTest {
  private static final int QUERIES = 2_000;

  @Test
  void bothEnginesFindTheSame() throws IOException {
    var feed = new QueryBenchmark.Feed();
    feed.queries = QUERIES;
    feed.read();
    var ours = new QueryBenchmark.Ours();
    ours.register(feed);
    var lucene = new QueryBenchmark.Lucene();
    lucene.register(feed);
    int found = 0;
    for (var post : feed.posts(1_000)) {
      var expected = lucene.match(post);
      assertThat(ours.match(post)).as(post).isEqualTo(expected);
      found += expected.size();
    }
    lucene.close();

    // About half of the posts name a brand, and few of its queries match.
    assertThat(found).isBetween(50, 2_000);
  }

  @Test
  void postsAreAsLongAsPostsAre() {
    assertThat(Posts.meanLength(new StandingQueries(QUERIES).posts())).isBetween(110.0, 160.0);
  }
}
