package io.sturmwarte.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.notify.Limits.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T18:00:00Z");

  private static final Limits SMS =
      new Limits(
          List.of(
              new Limit(1, Duration.ofMinutes(1)),
              new Limit(5, Duration.ofMinutes(15)),
              new Limit(11, Duration.ofHours(1)),
              new Limit(21, Duration.ofHours(3))));

  @ParameterizedTest(name = "sent {0} ago: {1} free, next in {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                               | 1 | PT0S",
        "PT59S                           | 0 | PT1S",
        "PT60S                           | 1 | PT0S",
        "PT2M,PT4M,PT6M,PT8M             | 1 | PT0S",
        "PT2M,PT4M,PT6M,PT8M,PT10M       | 0 | PT5M",
        "PT30S,PT4M,PT6M,PT8M,PT14M59S   | 0 | PT30S",
        "PT2M,PT4M,PT6M,PT8M,PT15M       | 1 | PT0S"
      })
  void shortMessagesKeepAllTheirLimits(String ago, int free, Duration next) {
    var past = past(ago);

    assertThat(SMS.free(past, NOW)).isEqualTo(free);
    assertThat(SMS.next(past, NOW)).isEqualTo(NOW.plus(next));
  }

  /** As many as ever may go, for a day. */
  @Test
  void noStretchOfTimeHasMoreThanItsLimit() {
    var sent = new ArrayList<Instant>();
    for (var at = NOW; at.isBefore(NOW.plus(Duration.ofDays(1))); at = SMS.next(sent, at)) {
      if (SMS.free(sent, at) > 0) {
        sent.add(at);
      }
    }

    for (var limit : SMS.limits()) {
      for (var from : sent) {
        var within =
            sent.stream()
                .filter(at -> !at.isBefore(from) && at.isBefore(from.plus(limit.period())))
                .count();
        assertThat(within).as("within %s", limit.period()).isLessThanOrEqualTo(limit.messages());
      }
    }
    assertThat(sent).hasSize(21 * 8);
  }

  @Test
  void channelWithoutLimitsIsAlwaysFree() {
    assertThat(new Limits(List.of()).free(past("PT1S,PT1S,PT1S"), NOW)).isGreaterThan(1_000);
  }

  @ParameterizedTest(name = "{0} waiting, {1} free: {2} by themselves, {3} together")
  @CsvSource({
    "1, 1, 1, 0",
    "2, 1, 0, 2",
    "3, 5, 3, 0",
    "5, 5, 5, 0",
    "9, 5, 4, 5",
    "4, 0, 0, 0",
    "2000, 1, 0, 1000",
    "0, 1, 0, 0"
  })
  void theLastFreePlaceTakesTheRest(int waiting, int free, int single, int together) {
    var ids = IntStream.range(0, waiting).mapToObj(i -> new UUID(0, i)).toList();

    var turn = Turn.of(ids, free);

    assertThat(turn.single()).hasSize(single);
    assertThat(turn.together()).hasSize(together);
    assertThat(Stream.concat(turn.single().stream(), turn.together().stream()).toList())
        .isEqualTo(ids.subList(0, single + together));
  }

  private static List<Instant> past(String ago) {
    return ago == null
        ? List.of()
        : Stream.of(ago.split(",")).map(it -> NOW.minus(Duration.parse(it))).toList();
  }
}
