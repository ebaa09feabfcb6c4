package io.sturmwarte.benchmarks;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import io.sturmwarte.score.Reading;
import io.sturmwarte.score.Scorer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Posts a second on one core: everything we read of a post, beside VADER's sentiment alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScorerBenchmark {
  private static final int SIZE = 4_096;

  private final Scorer scorer = Scorers.balanced();
  private final List<String> german = Posts.german(SIZE);
  private final List<String> english = Posts.english(SIZE);
  private int next;

  @Benchmark
  public Reading german() {
    return scorer.read(german.get(index()));
  }

  @Benchmark
  public Reading english() {
    return scorer.read(english.get(index()));
  }

  /** The baseline: sentiment of English posts and nothing else. */
  @Benchmark
  public Map<String, Float> vaderEnglish() throws IOException {
    var analyzer = new SentimentAnalyzer(english.get(index()));
    analyzer.analyze();
    return analyzer.getPolarity();
  }

  private int index() {
    next = (next + 1) % SIZE;
    return next;
  }
}
