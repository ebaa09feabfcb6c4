package io.sturmwarte.ignore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.ignore.Tripwires.Wire;
import io.sturmwarte.monitoring.Peaks;
import io.sturmwarte.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TripwiresTest {
  private static final Tripwires ALL = new Tripwires(4.0, 50L, 100_000L, 1L, 3);
  private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
  private static final UUID REPORT = new UUID(0, 7);

  static Stream<Arguments> hours() {
    return Stream.of(
        row("nothing was said", seen(0, 0, 0, 0, 0)),
        row("all a little below", seen(3.9, 49, 99_999, 0, 2)),
        row("the excess reaches its limit", seen(4, 1, 0, 0, 0), Wire.EXCESS),
        row("one negative too many", seen(0, 50, 0, 0, 0), Wire.NEGATIVES),
        row("a post of great reach", seen(0, 1, 250_000, 0, 0), Wire.REACH),
        row("the first report in the media", seen(0, 0, 500, 1, 0), Wire.MEDIA),
        row("the level rises to its limit", seen(0, 0, 0, 0, 3), Wire.LEVEL),
        row("the level rises past it", seen(0, 0, 0, 0, 6), Wire.LEVEL),
        row(
            "everything at once, the gravest first",
            seen(9, 500, 1_000_000, 4, 5),
            Wire.LEVEL,
            Wire.MEDIA,
            Wire.EXCESS,
            Wire.REACH,
            Wire.NEGATIVES));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hours")
  void anHourBreaksTheTripwiresThatItReaches(Peaks seen, List<Wire> broken) {
    assertThat(ALL.judge(seen)).extracting(Tripwires.Fired::wire).isEqualTo(broken);
  }

  @Test
  void whatDoesNotMatterIsNeverBroken() {
    var onlyMedia = new Tripwires(null, null, null, 2L, null);

    assertThat(onlyMedia.judge(seen(99, 9_999, 99_999_999, 1, 6))).isEmpty();
  }

  @Test
  void aBrokenTripwireSaysInBothLanguagesWhatWasSeenAndWhatTheLimitWas() {
    var fired = new Tripwires(null, null, 100_000L, null, null).judge(seen(0, 0, 250_000, 0, 0));

    assertThat(fired.getFirst().text().de())
        .isEqualTo("250.000 erreichte Personen in einer Stunde, Grenze 100.000");
    assertThat(fired.getFirst().text().en())
        .isEqualTo("250,000 people reached in an hour, limit 100,000");
  }

  @Test
  void aReportInTheMediaIsNamed() {
    assertThat(ALL.judge(seen(0, 0, 0, 1, 0)).getFirst().mentionIds()).containsExactly(REPORT);
  }

  @Test
  void ignoringNeedsATripwire() {
    var none = new Tripwires(null, null, null, null, null);

    assertThatThrownBy(none::requireOne).isInstanceOf(Problem.Invalid.class);
  }

  private static Peaks seen(double excess, long negatives, long reach, long media, int level) {
    return new Peaks(
        AT, AT, negatives, negatives, reach, media, excess, level, List.of(), List.of(REPORT));
  }

  private static Arguments row(String name, Peaks seen, Wire... broken) {
    return Arguments.of(Named.of(name, seen), List.of(broken));
  }
}
