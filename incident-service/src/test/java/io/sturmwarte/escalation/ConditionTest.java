package io.sturmwarte.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.escalation.Condition.Circumstances;
import io.sturmwarte.escalation.Condition.Hours;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.Severity;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  @ParameterizedTest(name = "S{0} at least {1}, at most {2}: {3}")
  @CsvSource({
    "1, S2,   , true",
    "2, S2,   , true",
    "3, S2,   , false",
    "1,   , S3, false",
    "3,   , S3, true",
    "4,   , S3, true",
    "2, S2, S2, true",
    "3, S2, S2, false",
    "4,   ,   , true"
  })
  void severityLiesBetween(
      int severity, @Nullable Severity least, @Nullable Severity most, boolean holds) {
    var condition = new Condition(least, most, null, null, null);

    assertThat(condition.holds(at(Severity.valueOf("S" + severity), 3, null, true)))
        .isEqualTo(holds);
  }

  @ParameterizedTest(name = "storm level {0} of {1}: {2}")
  @CsvSource({"4, 4, true", "5, 4, true", "3, 4, false", "0, 0, true"})
  void stormLevelIsReached(int level, int least, boolean holds) {
    assertThat(
            new Condition(null, null, least, null, null).holds(at(Severity.S3, level, null, true)))
        .isEqualTo(holds);
  }

  @ParameterizedTest(name = "calendar open {0}, asked {1}: {2}")
  @CsvSource({"true, true, true", "false, true, false", "true, false, false", "false, false, true"})
  void hoursAreInsideOrOutside(boolean open, boolean asked, boolean holds) {
    var condition = new Condition(null, null, null, new Hours("business-hours", asked), null);

    assertThat(condition.holds(at(Severity.S3, 3, null, open))).isEqualTo(holds);
  }

  @ParameterizedTest(name = "cause {0}: {1}")
  @CsvSource({"DATA_BREACH, true", "OTHER, false", ", false"})
  void causeIsOneOfThose(@Nullable Cause cause, boolean holds) {
    var causes = Set.of(Cause.DATA_BREACH, Cause.PRODUCT_FAULT);

    assertThat(new Condition(null, null, null, null, causes).holds(at(Severity.S3, 3, cause, true)))
        .isEqualTo(holds);
  }

  @Test
  void allThatIsSaidHasToHold() {
    var condition = new Condition(Severity.S2, null, 5, null, null);

    assertThat(condition.holds(at(Severity.S2, 4, null, true))).isFalse();
    assertThat(condition.holds(at(Severity.S2, 5, null, true))).isTrue();
  }

  private static Circumstances at(
      Severity severity, int level, @Nullable Cause cause, boolean open) {
    return new Circumstances(severity, level, cause, name -> open && name.equals("business-hours"));
  }
}
