package io.sturmwarte.strategy;

import static io.sturmwarte.incident.CrisisCluster.ACCIDENTAL;
import static io.sturmwarte.incident.CrisisCluster.PREVENTABLE;

import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import io.sturmwarte.strategy.Facts.Claim;
import io.sturmwarte.strategy.Facts.Reputation;
import java.util.ArrayList;
import java.util.List;

/**
 * What the theory advises.
 *
 * @param treatedAs the cluster after history and reputation were weighed
 * @param bolster whether good works may be recalled beside it, after the steps
 * @param steps what to do, in this order
 * @param reasons why
 */
public record Recommendation(
    Posture posture,
    CrisisCluster treatedAs,
    boolean bolster,
    List<Text> steps,
    List<Text> reasons) {

  static Recommendation of(Facts facts) {
    var treatedAs = treatedAs(facts);
    var posture = posture(treatedAs, facts);
    var bolster = facts.reputation() == Reputation.GOOD && !facts.history();
    var steps = new ArrayList<Text>();
    steps.add(Words.instruct(facts.cause()));
    steps.add(Words.ADJUST);
    steps.add(Words.carryOut(posture, facts));
    if (bolster) {
      steps.add(Words.BOLSTER);
    }
    return new Recommendation(
        posture, treatedAs, bolster, List.copyOf(steps), Words.reasons(facts, treatedAs, posture));
  }

  /**
   * One cluster up with a history or a bad reputation, never two. A rumour that turns out to be
   * true is none; until somebody says what it is, it is treated as the gravest.
   */
  private static CrisisCluster treatedAs(Facts facts) {
    return switch (facts.cluster()) {
      case VICTIM -> facts.isIntensified() ? ACCIDENTAL : CrisisCluster.VICTIM;
      case ACCIDENTAL -> facts.isIntensified() ? PREVENTABLE : ACCIDENTAL;
      case PREVENTABLE -> PREVENTABLE;
      case RUMOUR -> facts.claim() == Claim.TRUE ? PREVENTABLE : CrisisCluster.RUMOUR;
    };
  }

  private static Posture posture(CrisisCluster treatedAs, Facts facts) {
    return switch (treatedAs) {
      case VICTIM -> Posture.INFORM;
      case ACCIDENTAL -> Posture.DIMINISH;
      case PREVENTABLE -> Posture.REBUILD;
      case RUMOUR -> facts.claim() == Claim.FALSE ? Posture.DENY : Posture.INFORM;
    };
  }
}
