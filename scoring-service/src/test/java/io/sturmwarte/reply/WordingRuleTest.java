package io.sturmwarte.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.text.Language;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is tested by the examples that stand beside it. */
class WordingRuleTest {
  @ParameterizedTest(name = "{0}: {1} finds \"{2}\"")
  @MethodSource("hits")
  void findsWhatItIsFor(Language language, String name, String example, WordingRule rule) {
    assertThat(rule.findings(draft(language, example))).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} passes \"{2}\"")
  @MethodSource("passes")
  void leavesTheRestAlone(Language language, String name, String example, WordingRule rule) {
    assertThat(rule.findings(draft(language, example))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"GERMAN", "ENGLISH"})
  void everyRuleHasItsExamples(Language language) {
    var rules = WordingRule.of(language);

    assertThat(rules).hasSizeGreaterThanOrEqualTo(12);
    assertThat(rules).extracting(WordingRule::name).doesNotHaveDuplicates();
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.hits()).isNotEmpty();
              assertThat(rule.passes()).isNotEmpty();
              assertThat(rule.rationale()).isNotBlank();
            });
  }

  @Test
  void bothLanguagesHaveTheSameRules() {
    assertThat(WordingRule.of(Language.GERMAN))
        .extracting(WordingRule::name)
        .containsExactlyElementsOf(
            WordingRule.of(Language.ENGLISH).stream().map(WordingRule::name).toList());
  }

  /** What the wording rules leave, {@link Omissions} and {@link Form} look for. */
  @Test
  void everyKindHasARule() {
    var byWording = EnumSet.noneOf(Finding.Kind.class);
    WordingRule.of(Language.GERMAN).forEach(rule -> byWording.add(rule.kind()));

    assertThat(EnumSet.complementOf(byWording))
        .containsExactly(
            Finding.Kind.PROBLEM_NOT_NAMED,
            Finding.Kind.NO_NEXT_STEP,
            Finding.Kind.MISSING_APOLOGY,
            Finding.Kind.TOO_LONG,
            Finding.Kind.SHOUTING);
  }

  static Stream<Arguments> hits() {
    return examples(WordingRule::hits);
  }

  static Stream<Arguments> passes() {
    return examples(WordingRule::passes);
  }

  private static Stream<Arguments> examples(Function<WordingRule, List<String>> examples) {
    return Stream.of(Language.GERMAN, Language.ENGLISH)
        .flatMap(
            language ->
                WordingRule.of(language).stream()
                    .flatMap(
                        rule ->
                            examples.apply(rule).stream()
                                .map(text -> Arguments.of(language, rule.name(), text, rule))));
  }

  private static Draft draft(Language language, String text) {
    return new Draft(text, language, "", Strategy.UNDECIDED, "");
  }
}
