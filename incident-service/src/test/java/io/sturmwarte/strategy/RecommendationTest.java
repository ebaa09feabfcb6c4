package io.sturmwarte.strategy;

import static io.sturmwarte.incident.CrisisCluster.ACCIDENTAL;
import static io.sturmwarte.incident.CrisisCluster.PREVENTABLE;
import static io.sturmwarte.incident.CrisisCluster.RUMOUR;
import static io.sturmwarte.incident.CrisisCluster.VICTIM;
import static io.sturmwarte.strategy.Facts.Claim.FALSE;
import static io.sturmwarte.strategy.Facts.Claim.TRUE;
import static io.sturmwarte.strategy.Facts.Claim.UNCLEAR;
import static io.sturmwarte.strategy.Facts.Reputation.BAD;
import static io.sturmwarte.strategy.Facts.Reputation.GOOD;
import static io.sturmwarte.strategy.Facts.Reputation.NEUTRAL;
import static io.sturmwarte.strategy.Posture.DENY;
import static io.sturmwarte.strategy.Posture.DIMINISH;
import static io.sturmwarte.strategy.Posture.INFORM;
import static io.sturmwarte.strategy.Posture.REBUILD;
import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import io.sturmwarte.strategy.Facts.Claim;
import io.sturmwarte.strategy.Facts.Reputation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecommendationTest {
  /** Cluster, history, reputation, claim; then posture, treated as, bolster. The whole table. */
  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(VICTIM, false, GOOD, UNCLEAR, INFORM, VICTIM, true),
        Arguments.of(VICTIM, false, NEUTRAL, UNCLEAR, INFORM, VICTIM, false),
        Arguments.of(VICTIM, false, BAD, UNCLEAR, DIMINISH, ACCIDENTAL, false),
        Arguments.of(VICTIM, true, GOOD, UNCLEAR, DIMINISH, ACCIDENTAL, false),
        Arguments.of(VICTIM, true, NEUTRAL, UNCLEAR, DIMINISH, ACCIDENTAL, false),
        Arguments.of(VICTIM, true, BAD, UNCLEAR, DIMINISH, ACCIDENTAL, false),
        Arguments.of(ACCIDENTAL, false, GOOD, UNCLEAR, DIMINISH, ACCIDENTAL, true),
        Arguments.of(ACCIDENTAL, false, NEUTRAL, UNCLEAR, DIMINISH, ACCIDENTAL, false),
        Arguments.of(ACCIDENTAL, false, BAD, UNCLEAR, REBUILD, PREVENTABLE, false),
        Arguments.of(ACCIDENTAL, true, GOOD, UNCLEAR, REBUILD, PREVENTABLE, false),
        Arguments.of(ACCIDENTAL, true, NEUTRAL, UNCLEAR, REBUILD, PREVENTABLE, false),
        Arguments.of(ACCIDENTAL, true, BAD, UNCLEAR, REBUILD, PREVENTABLE, false),
        Arguments.of(PREVENTABLE, false, GOOD, UNCLEAR, REBUILD, PREVENTABLE, true),
        Arguments.of(PREVENTABLE, false, NEUTRAL, UNCLEAR, REBUILD, PREVENTABLE, false),
        Arguments.of(PREVENTABLE, false, BAD, UNCLEAR, REBUILD, PREVENTABLE, false),
        Arguments.of(PREVENTABLE, true, GOOD, UNCLEAR, REBUILD, PREVENTABLE, false),
        Arguments.of(PREVENTABLE, true, NEUTRAL, UNCLEAR, REBUILD, PREVENTABLE, false),
        Arguments.of(PREVENTABLE, true, BAD, UNCLEAR, REBUILD, PREVENTABLE, false),
        Arguments.of(RUMOUR, false, GOOD, FALSE, DENY, RUMOUR, true),
        Arguments.of(RUMOUR, false, NEUTRAL, FALSE, DENY, RUMOUR, false),
        Arguments.of(RUMOUR, true, BAD, FALSE, DENY, RUMOUR, false),
        Arguments.of(RUMOUR, false, GOOD, UNCLEAR, INFORM, RUMOUR, true),
        Arguments.of(RUMOUR, true, BAD, UNCLEAR, INFORM, RUMOUR, false),
        Arguments.of(RUMOUR, false, NEUTRAL, TRUE, REBUILD, PREVENTABLE, false),
        Arguments.of(RUMOUR, true, BAD, TRUE, REBUILD, PREVENTABLE, false));
  }

  @ParameterizedTest(name = "{0}, history {1}, reputation {2}, claim {3}: {4}")
  @MethodSource("table")
  void theoryAdvises(
      CrisisCluster cluster,
      boolean history,
      Reputation reputation,
      Claim claim,
      Posture posture,
      CrisisCluster treatedAs,
      boolean bolster) {
    var it = Recommendation.of(new Facts(cluster, Cause.OTHER, history, reputation, claim));

    assertThat(it.posture()).isEqualTo(posture);
    assertThat(it.treatedAs()).isEqualTo(treatedAs);
    assertThat(it.bolster()).isEqualTo(bolster);
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void whatPeopleCanDoComesFirstAndConcernSecond(Cause cause) {
    var steps = Recommendation.of(new Facts(PREVENTABLE, cause, false, NEUTRAL, UNCLEAR)).steps();

    assertThat(steps.getFirst().de()).startsWith("Zuerst");
    assertThat(steps.getFirst().en()).startsWith("First");
    assertThat(steps.get(1)).isEqualTo(Words.ADJUST);
    assertThat(steps.get(2).en()).startsWith("Apologise");
  }

  @Test
  void everySituationIsExplainedInBothLanguages() {
    for (var facts : everySituation()) {
      var it = Recommendation.of(facts);
      assertThat(Stream.concat(it.reasons().stream(), it.steps().stream()))
          .extracting(Text::de, Text::en)
          .allSatisfy(
              both -> assertThat(both.toList()).doesNotHaveDuplicates().doesNotContainNull());
      assertThat(it.reasons()).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void onlyAFalseRumourIsEverDenied() {
    assertThat(everySituation())
        .filteredOn(facts -> Recommendation.of(facts).posture() == DENY)
        .isNotEmpty()
        .allMatch(facts -> facts.cluster() == RUMOUR && facts.claim() == FALSE);
  }

  private static List<Facts> everySituation() {
    var all = new ArrayList<Facts>();
    for (var cluster : CrisisCluster.values()) {
      for (var reputation : Reputation.values()) {
        for (var claim : Claim.values()) {
          all.add(new Facts(cluster, null, true, reputation, claim));
          all.add(new Facts(cluster, null, false, reputation, claim));
        }
      }
    }
    return all;
  }
}
