package io.sturmwarte.storm;

import java.util.ArrayList;
import java.util.List;

/** Reads a level off the facts. */
public final class LevelRules {
  private final Facts facts;
  private final Thresholds limits;

  private LevelRules(Facts facts, Thresholds limits) {
    this.facts = facts;
    this.limits = limits;
  }

  /** What the facts come to; the level is the higher of the two. */
  public record Judgement(int social, int media, List<Reason> reasons) {
    public int level() {
      return Math.max(social, media);
    }
  }

  public static Judgement judge(Facts facts, Thresholds limits) {
    var rules = new LevelRules(facts, limits);
    return new Judgement(rules.social(), rules.media(), rules.reasons());
  }

  private int social() {
    if (!isWind()) {
      return isBreeze() ? 3 : belowBreeze();
    }
    if (!isStorm()) {
      return 4;
    }
    return facts.toxicShare() > limits.hurricaneToxicShare() ? 6 : 5;
  }

  private int belowBreeze() {
    if (facts.negatives() == 0) {
      return 0;
    }
    if (facts.authors() < limits.fewAuthors()) {
      return 1;
    }
    return facts.excess() >= limits.risingExcess() ? 2 : 0;
  }

  private boolean isBreeze() {
    return facts.excess() >= limits.breezeExcess()
        && facts.platforms() >= limits.breezePlatforms()
        && facts.lasting().compareTo(limits.breezeLasts()) >= 0;
  }

  private boolean isWind() {
    return facts.excess() >= limits.windExcess()
        && facts.negativeShare() > limits.windShare()
        && facts.tagAuthors() >= limits.windTagAuthors();
  }

  private boolean isStorm() {
    return facts.negativeShare() > limits.stormShare()
        && facts.platforms() >= limits.stormPlatforms()
        && facts.media() >= limits.stormMedia();
  }

  /** A critical article makes a wind only where people are stirred as well. */
  private int media() {
    if (facts.media() == 0) {
      return 0;
    }
    if (facts.excess() < limits.risingExcess()) {
      return 1;
    }
    if (facts.media() < limits.manyMedia()) {
      return 3;
    }
    if (facts.media() < limits.stormMedia()) {
      return 4;
    }
    return facts.media() < limits.topStory() ? 5 : 6;
  }

  private List<Reason> reasons() {
    var reasons = new ArrayList<Reason>();
    if (facts.negatives() > 0) {
      reasons.add(
          facts.excess() >= limits.risingExcess() || facts.authors() >= limits.fewAuthors()
              ? Reasons.negatives(facts)
              : Reasons.singleVoices(facts));
    }
    if (facts.excess() < limits.risingExcess()) {
      return reasons;
    }
    if (facts.negativeShare() > limits.windShare()) {
      reasons.add(Reasons.share(facts));
    }
    if (facts.platforms() >= limits.breezePlatforms()) {
      reasons.add(Reasons.platforms(facts));
    }
    if (facts.tagAuthors() >= limits.windTagAuthors()) {
      reasons.add(Reasons.hashtag(facts));
    }
    if (facts.media() > 0) {
      reasons.add(Reasons.media(facts));
    }
    if (facts.toxicShare() > limits.hurricaneToxicShare()) {
      reasons.add(Reasons.toxic(facts));
    }
    if (facts.lasting().compareTo(limits.breezeLasts()) >= 0) {
      reasons.add(Reasons.lasting(facts));
    }
    return reasons;
  }
}
