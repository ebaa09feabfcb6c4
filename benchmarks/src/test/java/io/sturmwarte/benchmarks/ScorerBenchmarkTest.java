package io.sturmwarte.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.text.Language;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** That the benchmarks measure what they say; how fast is for the run by hand. */
class ScorerBenchmarkTest {
  @Test
  void everyContenderReads() throws IOException {
    var benchmark = new ScorerBenchmark();
    benchmark.read();

    assertThat(benchmark.everything().contributions()).isNotEmpty();
    assertThat(benchmark.languageKnown().contributions()).isNotEmpty();
    assertThat(benchmark.languageAlone().language()).isEqualTo(Language.GERMAN);
    assertThat(benchmark.features().distinct()).isPositive();
    assertThat(benchmark.vader()).containsKey("compound");
  }

  @Test
  void postsAreAsLongAsPostsAre() {
    assertThat(Posts.meanLength(Posts.of(Language.ENGLISH))).isBetween(110.0, 160.0);
  }

  @Test
  void draftsAreReviewed() throws IOException {
    var benchmark = new ReviewBenchmark();
    benchmark.read();

    assertThat(benchmark.review().language()).isEqualTo(Language.GERMAN);
    assertThat(benchmark.mentionAndReview().language()).isEqualTo(Language.GERMAN);
  }
}
