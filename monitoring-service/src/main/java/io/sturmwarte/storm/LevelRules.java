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

  /** A fast storm does not wait for the breeze to have lasted. */
  private int social() {
    if (facts.negatives() == 0) {
      return 0;
    }
    if (areSingleVoices()) {
      return 1;
    }
    if (!isRising()) {
      return 0;
    }
    if (!isWind()) {
      return isBreeze() ? 3 : 2;
    }
    if (!isStorm()) {
      return 4;
    }
    return isInsulting() ? 6 : 5;
  }

  /** One person who writes forty times is still one person. */
  private boolean areSingleVoices() {
    return facts.authors() < limits.fewAuthors();
  }

  private boolean isRising() {
    return facts.excess() >= limits.risingExcess();
  }

  private boolean isBreeze() {
    return facts.excess() >= limits.breezeExcess() && isElsewhere() && isLasting();
  }

  private boolean isWind() {
    return facts.excess() >= limits.windExcess() && isMostly() && isConnected() && isGrowing();
  }

  private boolean isStorm() {
    return facts.negativeShare() > limits.stormShare()
        && facts.platforms() >= limits.stormPlatforms()
        && facts.media() >= limits.stormMedia();
  }

  private boolean isElsewhere() {
    return facts.platforms() >= limits.breezePlatforms();
  }

  private boolean isLasting() {
    return facts.lasting().compareTo(limits.breezeLasts()) >= 0;
  }

  private boolean isMostly() {
    return facts.negativeShare() > limits.windShare();
  }

  /** A hashtag joins people where enough of them use it, and it is not just one of many. */
  private boolean isConnected() {
    return facts.tagAuthors() >= limits.windTagAuthors()
        && facts.tagShare() >= limits.windTagShare();
  }

  /** The audience grows as long as people join who were not there before. */
  private boolean isGrowing() {
    return facts.joinedShare() >= limits.windJoining();
  }

  private boolean isInsulting() {
    return facts.toxicShare() > limits.hurricaneToxicShare();
  }

  /** A critical article makes a wind only where there is more criticism than usual. */
  private int media() {
    if (facts.media() == 0) {
      return 0;
    }
    if (!isRising() || facts.media() < limits.mediaFirst()) {
      return 1;
    }
    if (facts.media() < limits.mediaMany()) {
      return 3;
    }
    if (facts.media() < limits.mediaStorm()) {
      return 4;
    }
    return facts.media() < limits.mediaTopStory() ? 5 : 6;
  }

  private List<Reason> reasons() {
    if (facts.negatives() == 0) {
      return List.of(Reasons.calm(facts));
    }
    var reasons = new ArrayList<Reason>();
    reasons.add(areSingleVoices() ? Reasons.singleVoices(facts) : Reasons.negatives(facts));
    if (isRising()) {
      addOfRise(reasons);
    }
    return reasons;
  }

  private void addOfRise(List<Reason> reasons) {
    reasons.add(Reasons.excess(facts));
    if (isMostly()) {
      reasons.add(Reasons.share(facts));
    }
    if (isElsewhere()) {
      reasons.add(Reasons.platforms(facts));
    }
    if (isConnected()) {
      reasons.add(Reasons.hashtag(facts));
    }
    if (isGrowing() && !areSingleVoices()) {
      reasons.add(Reasons.joined(facts));
    }
    if (facts.media() > 0) {
      reasons.add(Reasons.media(facts));
    }
    if (isInsulting()) {
      reasons.add(Reasons.toxic(facts));
    }
    if (isLasting()) {
      reasons.add(Reasons.lasting(facts));
    }
  }
}
