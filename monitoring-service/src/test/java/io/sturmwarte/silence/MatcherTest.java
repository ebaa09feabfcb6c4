package io.sturmwarte.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.silence.Matcher.Label;
import io.sturmwarte.silence.Matcher.Operator;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
  private static final UUID BRAND = new UUID(7, 7);
  private static final Labels ALERT =
      new Labels(
          BRAND, "Nordlicht", "nord", "alert", "loud", "absolute", "akku brennt", null, 3, true);

  @ParameterizedTest
  @CsvSource({
    "BRAND, IS, Nordlicht, true",
    "BRAND, IS, nordlicht, true",
    "BRAND, IS, 00000000-0000-0007-0000-000000000007, true",
    "BRAND, IS, Nord, false",
    "BRAND, IS_NOT, Nordlicht, false",
    "BRAND, IS_NOT, Morgenrot, true",
    "BRAND, LOOKS_LIKE, Nord.*, true",
    "BRAND, LOOKS_LIKE, ord, false",
    "KIND, IS, alert, true",
    "KIND, IS, watch, false",
    "RULE, IS, loud, true",
    "RULE, IS, absolute, true",
    "RULE, IS_NOT, absolute, false",
    "TOPIC, LOOKS_LIKE, akku .*, true",
    "TOPIC, IS, akku, false",
    "PLATFORM, IS, '', true",
    "PLATFORM, LOOKS_LIKE, .+, false",
    "LEVEL, IS, 3, true",
    "LEVEL, LOOKS_LIKE, [0-3], true",
    "LEVEL, LOOKS_LIKE, [4-6], false"
  })
  void matchesTheWholeLabel(Label label, Operator operator, String value, boolean matches) {
    assertThat(new Matcher(label, operator, value).matches(ALERT)).isEqualTo(matches);
  }

  @Test
  void anExpressionThatTakesTooLongMutesNothing() {
    var labels =
        new Labels(BRAND, "x", "nord", "alert", "r", "r", "a".repeat(200) + "!", null, 0, true);

    assertThat(new Matcher(Label.TOPIC, Operator.LOOKS_LIKE, "(a|aa)+(a|aa)+b").matches(labels))
        .isFalse();
  }
}
