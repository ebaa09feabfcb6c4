package io.sturmwarte.benchmarks;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import io.sturmwarte.model.LanguageIdentifier;
import io.sturmwarte.model.LinearModel;
import io.sturmwarte.model.Models;
import io.sturmwarte.score.Reading;
import io.sturmwarte.score.Scorer;
import io.sturmwarte.text.Features;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.text.Token;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Posts a second on one core: everything we read of a post and each step towards it, beside VADER's
 * sentiment alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScorerBenchmark {
  private final Models models = Models.shipped();
  private final Scorer scorer = Scorers.balanced(models);

  @Param({"GERMAN", "ENGLISH"})
  public Language language = Language.GERMAN;

  private List<String> posts = List.of();
  private List<List<Token>> cut = List.of();
  private int next;

  @Setup
  public void read() {
    posts = Posts.of(language);
    cut = posts.stream().map(Normaliser::tokens).toList();
    System.out.printf(
        "%d posts, %.0f characters in the mean%n", posts.size(), Posts.meanLength(posts));
  }

  /** All questions with their explanation, the language identified. */
  @Benchmark
  public Reading everything() {
    return scorer.read(posts.get(index()));
  }

  @Benchmark
  public Reading languageKnown() {
    return scorer.read(posts.get(index()), language);
  }

  @Benchmark
  public LinearModel.Answer withoutExplanation() {
    return models.of(language).answer(Normaliser.tokens(posts.get(index())));
  }

  /** Every feature, also those that the model does not know and the reading leaves out. */
  @Benchmark
  public Features features() {
    return Features.of(Normaliser.tokens(posts.get(index())));
  }

  @Benchmark
  public List<Token> tokens() {
    return Normaliser.tokens(posts.get(index()));
  }

  /** Of posts that are cut into tokens. */
  @Benchmark
  public LanguageIdentifier.Guess languageAlone() {
    return models.languages().identify(cut.get(index()));
  }

  /** The baseline: sentiment and nothing else, in English whatever the post is in. */
  @Benchmark
  public Map<String, Float> vader() throws IOException {
    var analyzer = new SentimentAnalyzer(posts.get(index()));
    analyzer.analyze();
    return analyzer.getPolarity();
  }

  private int index() {
    next = next + 1 == posts.size() ? 0 : next + 1;
    return next;
  }
}
