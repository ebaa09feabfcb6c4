package io.sturmwarte.benchmarks;

import io.sturmwarte.benchmarks.Replies.Reply;
import io.sturmwarte.crisis.Signs;
import io.sturmwarte.model.Models;
import io.sturmwarte.reply.Draft;
import io.sturmwarte.reply.Review;
import io.sturmwarte.reply.Reviewer;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.text.Token;
import java.io.IOException;
import java.util.List;
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

/** Reviews a second on one core, beside reading the draft's words and nothing more. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReviewBenchmark {
  private final Models models = Models.shipped();
  private final Reviewer reviewer = new Reviewer();

  @Param({"GERMAN", "ENGLISH"})
  public Language language = Language.GERMAN;

  private List<Draft> drafts = List.of();
  private int next;

  @Setup
  public void read() throws IOException {
    try (var file = Posts.resource("/replies/development/good.tsv")) {
      drafts =
          Replies.read(file, models).stream()
              .map(Reply::draft)
              .filter(draft -> draft.language() == language)
              .toList();
    }
    System.out.printf(
        "%d drafts, %.0f characters in the mean%n",
        drafts.size(), Posts.meanLength(drafts.stream().map(Draft::text).toList()));
  }

  /** The mention was read before. */
  @Benchmark
  public Review review() {
    return reviewer.review(draft());
  }

  @Benchmark
  public Review mentionAndReview() {
    var draft = draft();
    var answer = models.of(language).answer(Normaliser.tokens(draft.mention()));
    return reviewer.review(
        new Draft(
            draft.text(),
            language,
            draft.mention(),
            Signs.of(answer),
            draft.strategy(),
            draft.platform()));
  }

  /** The baseline. */
  @Benchmark
  public List<Token> tokens() {
    return Normaliser.tokens(draft().text());
  }

  private Draft draft() {
    next = next + 1 == drafts.size() ? 0 : next + 1;
    return drafts.get(next);
  }
}
