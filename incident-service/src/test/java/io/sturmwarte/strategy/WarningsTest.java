package io.sturmwarte.strategy;

import static io.sturmwarte.incident.CrisisCluster.ACCIDENTAL;
import static io.sturmwarte.incident.CrisisCluster.PREVENTABLE;
import static io.sturmwarte.incident.CrisisCluster.RUMOUR;
import static io.sturmwarte.strategy.Posture.BOLSTER;
import static io.sturmwarte.strategy.Posture.DENY;
import static io.sturmwarte.strategy.Posture.DIMINISH;
import static io.sturmwarte.strategy.Posture.INFORM;
import static io.sturmwarte.strategy.Posture.REBUILD;
import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.strategy.Facts.Claim;
import io.sturmwarte.strategy.Facts.Reputation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WarningsTest {
  private static final Facts FALSE_RUMOUR = facts(RUMOUR, Claim.FALSE);

  /** Everything that contradicts; all other pairs do not. */
  private static final Map<List<Posture>, String> CONTRADICTIONS =
      Map.of(
          List.of(REBUILD, DENY), "deny-after-rebuild",
          List.of(DIMINISH, DENY), "deny-after-diminish",
          List.of(REBUILD, DIMINISH), "diminish-after-rebuild",
          List.of(DENY, DIMINISH), "after-denial",
          List.of(DENY, REBUILD), "after-denial");

  static Stream<Arguments> pairs() {
    return Stream.of(Posture.values())
        .flatMap(
            before ->
                Stream.of(Posture.values())
                    .map(
                        chosen ->
                            Arguments.of(
                                before,
                                chosen,
                                CONTRADICTIONS.getOrDefault(List.of(before, chosen), ""))));
  }

  @ParameterizedTest(name = "{1} after {0}: {2}")
  @MethodSource("pairs")
  void choiceIsComparedWithEarlierOnes(Posture before, Posture chosen, String code) {
    assertThat(Warnings.contradiction(before, chosen).map(Warnings.Warning::code).orElse(""))
        .isEqualTo(code);
  }

  @Test
  void contradictionIsSeenHoweverLongAgo() {
    assertThat(codes(DENY, List.of(REBUILD, INFORM, INFORM), FALSE_RUMOUR))
        .containsExactly("deny-after-rebuild");
  }

  @Test
  void sameContradictionIsToldOnce() {
    assertThat(codes(DENY, List.of(REBUILD, REBUILD), FALSE_RUMOUR)).hasSize(1);
  }

  @Test
  void denialOfWhatIsNotShownToBeFalseIsWarnedOf() {
    assertThat(codes(DENY, List.of(), facts(RUMOUR, Claim.UNCLEAR))).contains("deny-unproven");
    assertThat(codes(DENY, List.of(), FALSE_RUMOUR)).isEmpty();
  }

  @Test
  void praiseOfOneselfAloneIsWarnedOf() {
    assertThat(codes(BOLSTER, List.of(), FALSE_RUMOUR)).containsExactly("bolster-alone");
    assertThat(codes(BOLSTER, List.of(DENY), FALSE_RUMOUR)).isEmpty();
  }

  @Test
  void lessThanTheSituationAsksForIsWarnedOf() {
    assertThat(codes(DIMINISH, List.of(), facts(PREVENTABLE, Claim.UNCLEAR)))
        .containsExactly("weaker-than-advised");
    assertThat(codes(REBUILD, List.of(), facts(ACCIDENTAL, Claim.UNCLEAR))).isEmpty();
  }

  private static List<String> codes(Posture chosen, List<Posture> earlier, Facts facts) {
    return Warnings.of(chosen, earlier, facts).stream().map(Warnings.Warning::code).toList();
  }

  private static Facts facts(CrisisCluster cluster, Claim claim) {
    return new Facts(cluster, null, false, Reputation.NEUTRAL, claim);
  }
}
