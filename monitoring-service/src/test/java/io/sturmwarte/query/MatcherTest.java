package io.sturmwarte.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private final Random random = new Random(5);
  private final RandomQueries queries = new RandomQueries(random);
  private final RandomPosts posts = new RandomPosts(random);

  private record Query(int id, Expression expression) {}

  /** The index must find what asking every expression finds, whatever was added and removed. */
  @Test
  void findsWhatEachExpressionFinds() {
    var matcher = new Matcher<Integer>();
    var standing = new ArrayList<Query>();
    var entries = new ArrayList<Matcher.Entry<Integer>>();
    int found = 0;
    for (int i = 0; i < 1_500; i++) {
      var query = new Query(i, QueryParser.parse(queries.next().ours()));
      standing.add(query);
      entries.add(matcher.add(i, query.expression()));
      if (random.nextInt(3) == 0) {
        int gone = random.nextInt(standing.size());
        standing.remove(gone);
        matcher.remove(entries.remove(gone));
      }
      if (i % 10 == 0) {
        found += findsAllOf(standing, matcher);
      }
    }
    assertThat(found).isGreaterThan(500);
  }

  private int findsAllOf(List<Query> standing, Matcher<Integer> matcher) {
    var post = Post.of(posts.some(1).getFirst(), Fields.NONE);
    var expected =
        standing.stream().filter(query -> query.expression().matches(post)).map(Query::id).toList();
    assertThat(matcher.match(post)).containsExactlyInAnyOrderElementsOf(expected);
    return expected.size();
  }

  @Test
  void whatWasRemovedLeavesNothingBehind() {
    var matcher = new Matcher<Integer>();
    for (int i = 0; i < 1_000; i++) {
      matcher.remove(matcher.add(i, QueryParser.parse(queries.next().ours())));
    }
    posts
        .some(100)
        .forEach(text -> assertThat(matcher.match(Post.of(text, Fields.NONE))).isEmpty());
  }

  @Test
  void anOwnerOfSeveralQueriesIsFoundOnce() {
    var matcher = new Matcher<String>();
    var first = matcher.add("it", QueryParser.parse("a1 OR b2"));
    matcher.add("it", QueryParser.parse("c3"));
    var post = Post.of("a1 b2 c3", Fields.NONE);

    assertThat(matcher.match(post)).containsExactly("it");
    matcher.remove(first);
    assertThat(matcher.match(post)).containsExactly("it");
  }

  /** One query stays and is always found, while thousands come and go under the same words. */
  @Test
  void aStandingQueryIsFoundWhileOthersComeAndGo() throws InterruptedException, ExecutionException {
    var matcher = new Matcher<String>();
    matcher.add("stays", QueryParser.parse("nordlicht AND (teuer OR bahn*)"));
    var done = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(2)) {
      var changes = threads.submit(() -> comeAndGo(matcher, done));
      var found = threads.submit(() -> alwaysFound(matcher, done));
      changes.get();
      assertThat(found.get()).isTrue();
    }
  }

  private void comeAndGo(Matcher<String> matcher, AtomicBoolean done) {
    try {
      for (int i = 0; i < 5_000; i++) {
        var entry = matcher.add("goes", QueryParser.parse("nordlicht" + " word" + i + " OR bahn*"));
        matcher.remove(entry);
      }
    } finally {
      done.set(true);
    }
  }

  private static boolean alwaysFound(Matcher<String> matcher, AtomicBoolean done) {
    var post = Post.of("Nordlicht und die Bahnen", Fields.NONE);
    while (!done.get()) {
      if (!matcher.match(post).contains("stays")) {
        return false;
      }
    }
    return true;
  }
}
