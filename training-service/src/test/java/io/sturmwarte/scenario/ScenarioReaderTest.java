package io.sturmwarte.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
  private static final ScenarioReader READER = new ScenarioReader();
  private static final String SOUND = ScenarioReader.resource("/scenarios/deleted-comment.yaml");

  @Test
  void shippedScenarioHasNoFaults() {
    assertThat(READER.check(SOUND)).isEmpty();
  }

  @Test
  void shippedScenarioIsWorthPlaying() {
    var scenario = READER.read(SOUND);

    assertThat(scenario.injects()).hasSizeBetween(15, 20);
    assertThat(scenario.personas()).hasSizeGreaterThanOrEqualTo(5);
    var kinds = new HashSet<>();
    scenario.injects().forEach(inject -> inject.expectations().forEach(e -> kinds.add(e.kind())));
    assertThat(kinds).hasSize(io.sturmwarte.expectation.Expectation.Kind.values().length);
  }

  /** The first line that holds {@code was} is changed; the fault must be found there. */
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          difficulty: medium        | difficulty: fiendish           | enumeration
          length: PT20M             | length: twenty minutes         | pattern
          version: 1                | version: one                   | integer
          cluster: product-fault    | clutser: product-fault         | clutser
          persona: roestfreund      | persona: nobody                | no persona
          id: boycott               | id: screenshot                 | already
          at: PT7M                  | at: PT1M                       | order of time
          at: PT18M30S              | at: PT25M                      | over by then
          - {expectation: quality-screenshot, is: missed} | - {expectation: health, is: missed} | earlier inject
          strategies: [rebuild, inform] | points: 10                 | twice
          key: deleted-comment      | key: *alias                    | undefined alias
          key: deleted-comment      | key: !!java.net.URL x          | not allowed
          """)
  void faultIsNamedWithItsLine(String was, String is, String reason) {
    var line =
        SOUND
                .lines()
                .toList()
                .indexOf(SOUND.lines().filter(l -> l.contains(was)).findFirst().orElseThrow())
            + 1;

    var faults = READER.check(SOUND.replaceFirst(java.util.regex.Pattern.quote(was), is));

    assertThat(faults)
        .as("faults %s", faults)
        .anySatisfy(
            fault -> {
              assertThat(fault.reason()).containsIgnoringCase(reason);
              assertThat(fault.line()).isBetween(line - 2, line);
            });
  }

  @ParameterizedTest
  @CsvSource({"''", "just words", "'- a list'"})
  void whatIsNoMappingIsRefused(String text) {
    assertThat(READER.check(text))
        .singleElement()
        .satisfies(fault -> assertThat(fault.line()).isEqualTo(1));
  }

  @Test
  void allFaultsAreNamedAtOnce() {
    var twice =
        SOUND.replace("difficulty: medium", "difficulty: x").replace("length: PT20M", "length: x");

    assertThat(READER.check(twice)).extracting(ScenarioFault::line).containsExactly(6, 7);
  }
}
