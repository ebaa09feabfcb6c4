package io.sturmwarte.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.text.Language;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, of words and of code, is tested by the examples that stand beside it. */
class RuleTest {
  private static final int RULES_WANTED = 25;
  private static final int EXAMPLES_WANTED = 3;

  private static final Signals GERMAN = new Signals(Language.GERMAN);
  private static final Signals ENGLISH = new Signals(Language.ENGLISH);

  @ParameterizedTest(name = "{0}: {1} finds \"{2}\"")
  @MethodSource("hits")
  void findsWhatItIsFor(Language language, String name, Example example, Rule rule) {
    assertThat(rule.findings(read(language, example))).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} passes \"{2}\"")
  @MethodSource("passes")
  void leavesTheRestAlone(Language language, String name, Example example, Rule rule) {
    assertThat(rule.findings(read(language, example))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"GERMAN", "ENGLISH"})
  void everyRuleSaysWhyAndHasExamples(Language language) {
    var rules = Rule.of(language);

    assertThat(rules).hasSizeGreaterThanOrEqualTo(RULES_WANTED);
    assertThat(rules).extracting(Rule::name).doesNotHaveDuplicates();
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.hits()).hasSizeGreaterThanOrEqualTo(EXAMPLES_WANTED);
              assertThat(rule.passes()).hasSizeGreaterThanOrEqualTo(EXAMPLES_WANTED);
              assertThat(rule.rationale()).isNotBlank();
              assertThat(rule.reason()).isNotBlank();
              assertThat(rule.suggestion()).isNotBlank();
            });
  }

  @Test
  void onlyGermanMixesItsAddress() {
    var german = new ArrayList<>(names(Language.GERMAN));

    assertThat(german.remove(Form.DU_AND_SIE.label())).isTrue();
    assertThat(german).containsExactlyElementsOf(names(Language.ENGLISH));
  }

  @Test
  void everyKindHasARule() {
    var kinds = EnumSet.noneOf(Finding.Kind.class);
    Rule.of(Language.ENGLISH).forEach(rule -> kinds.add(rule.kind()));

    assertThat(kinds).containsExactly(Finding.Kind.values());
  }

  @Test
  void everyCheckInCodeIsUsed() {
    var used = Rule.of(Language.GERMAN).stream().map(Rule::check).toList();

    assertThat(used).contains(Form.values()).contains(Omission.values());
  }

  static Stream<Arguments> hits() {
    return examples(Rule::hits);
  }

  static Stream<Arguments> passes() {
    return examples(Rule::passes);
  }

  private static Stream<Arguments> examples(Function<Rule, List<Example>> examples) {
    return Stream.of(Language.GERMAN, Language.ENGLISH)
        .flatMap(
            language ->
                Rule.of(language).stream()
                    .flatMap(
                        rule ->
                            examples.apply(rule).stream()
                                .map(text -> Arguments.of(language, rule.name(), text, rule))));
  }

  private static List<String> names(Language language) {
    return Rule.of(language).stream().map(Rule::name).toList();
  }

  private static Reading read(Language language, Example example) {
    return (language == Language.GERMAN ? GERMAN : ENGLISH).read(Drafts.of(example, language));
  }
}
