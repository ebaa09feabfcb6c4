package io.sturmwarte.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** That the benchmark measures what it says; how fast is for the run by hand. */
class ScorerBenchmarkTest {
  @Test
  void everyContenderReads() throws IOException {
    var benchmark = new ScorerBenchmark();

    assertThat(benchmark.german().contributions()).isNotEmpty();
    assertThat(benchmark.english().contributions()).isNotEmpty();
    assertThat(benchmark.vaderEnglish()).containsKey("compound");
  }
}
