package io.sturmwarte.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.problem.Problem;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FillingTest {
  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of("nothing to fill", "Guten Tag.", Map.of(), "Guten Tag."),
        Arguments.of("one", "{brand} hilft.", Map.of("brand", "Nordlicht"), "Nordlicht hilft."),
        Arguments.of("twice", "{a} und {a}", Map.of("a", "x"), "x und x"),
        Arguments.of("a dollar and a backslash", "{a}", Map.of("a", "5 $1 \\ 0"), "5 $1 \\ 0"),
        Arguments.of("braces in a value", "{a}", Map.of("a", "{b}", "b", "no"), "{b}"),
        Arguments.of("braces that are none", "{Brand} { a } {}", Map.of(), "{Brand} { a } {}"),
        Arguments.of("spaces around", "[{a}]", Map.of("a", " x "), "[x]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void variablesAreFilled(String name, String text, Map<String, String> values, String filled) {
    assertThat(Filling.fill(text, values)).isEqualTo(filled);
  }

  @Test
  void everyVariableWithoutValueIsNamed() {
    assertThatThrownBy(() -> Filling.fill("{a} {b} {c}", Map.of("a", "x", "b", " ")))
        .isInstanceOfSatisfying(
            Problem.Invalid.class,
            it ->
                assertThat(it.faults())
                    .extracting(Problem.Fault::field)
                    .containsExactly("values.b", "values.c"));
  }
}
