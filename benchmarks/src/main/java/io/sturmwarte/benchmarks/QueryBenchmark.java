package io.sturmwarte.benchmarks;

import io.sturmwarte.query.Matcher;
import io.sturmwarte.query.Post;
import io.sturmwarte.query.QueryParser;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Posts a second on one core, from the characters to the queries that match, and how long a query
 * takes to add; beside Lucene's monitor.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class QueryBenchmark {
  private static final int BATCH = 100;

  /** Posts, one after the other. */
  @State(Scope.Thread)
  public static class Feed {
    @Param({"1000", "10000", "100000"})
    public int queries = 1_000;

    private StandingQueries standing = new StandingQueries(4);
    private List<String> posts = List.of();
    private int next;

    @Setup
    public void read() {
      standing = new StandingQueries(queries);
      posts = standing.posts();
      System.out.printf(
          "%d posts, %.0f characters in the mean%n", posts.size(), Posts.meanLength(posts));
    }

    List<StandingQueries.Query> all() {
      return standing.all();
    }

    String post() {
      next = next + 1 == posts.size() ? 0 : next + 1;
      return posts.get(next);
    }

    List<String> posts(int count) {
      next = next + count >= posts.size() ? 0 : next + count;
      return posts.subList(next, next + count);
    }
  }

  /** Our engine. */
  @State(Scope.Thread)
  public static class Ours {
    private final Matcher<Integer> matcher = new Matcher<>();
    private String oneMore = "";

    @Setup
    public void register(Feed feed) {
      var all = feed.all();
      for (int i = 0; i < all.size(); i++) {
        matcher.add(i, QueryParser.parse(all.get(i).ours()));
      }
      oneMore = all.getFirst().ours();
    }

    Set<Integer> match(String post) {
      return matcher.match(Post.of(post, StandingQueries.fields()));
    }
  }

  /** Lucene's. */
  @State(Scope.Thread)
  public static class Lucene {
    private @Nullable LuceneQueries queries;
    private StandingQueries.Query oneMore = new StandingQueries.Query.Word("none");

    @Setup
    public void register(Feed feed) throws IOException {
      var all = feed.all();
      queries = new LuceneQueries(all);
      oneMore = all.getFirst();
    }

    @TearDown
    public void close() {
      queries().close();
    }

    private LuceneQueries queries() {
      return Objects.requireNonNull(queries);
    }

    Set<Integer> match(String post) throws IOException {
      return queries().match(post);
    }
  }

  @Benchmark
  public Set<Integer> ours(Feed feed, Ours ours) {
    return ours.match(feed.post());
  }

  /** Without any query: cutting into words, folding, stems. */
  @Benchmark
  public Post oursWordsAlone(Feed feed) {
    return Post.of(feed.post(), StandingQueries.fields());
  }

  @Benchmark
  public Set<Integer> lucene(Feed feed, Lucene lucene) throws IOException {
    return lucene.match(feed.post());
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int luceneBatch(Feed feed, Lucene lucene) throws IOException {
    return lucene.queries().matchAll(feed.posts(BATCH));
  }

  /** Read, added and removed again. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public void oursChange(Ours ours) {
    var entry = ours.matcher.add(-1, QueryParser.parse(ours.oneMore));
    ours.matcher.remove(entry);
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public void luceneChange(Lucene lucene) throws IOException {
    lucene.queries().add("-1", lucene.oneMore);
    lucene.queries().remove("-1");
  }
}
