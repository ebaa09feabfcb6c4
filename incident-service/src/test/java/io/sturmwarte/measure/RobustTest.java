package io.sturmwarte.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobustTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "one value,                7,              7,    0",
    "an odd number,            3 1 2,          2,    1",
    "an even number,           4 1 3 2,        2.5,  1",
    "one wild value,           1 1 2 2 3 900,  2,    1",
    "all the same,             5 5 5 5,        5,    0",
  })
  void medianAndMad(String name, String values, double median, double mad) {
    var list = Stream.of(values.split(" ")).map(Double::valueOf).toList();

    assertThat(Robust.median(list)).isEqualTo(median);
    assertThat(Robust.mad(list)).isEqualTo(mad);
  }

  @Test
  void ofNothingThereIsNoMedian() {
    assertThatThrownBy(() -> Robust.median(List.of())).hasMessageContaining("nothing");
  }
}
