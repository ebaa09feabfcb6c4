package io.sturmwarte.storm;

import io.sturmwarte.problem.Problem.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What thresholds must be like, so that no higher level is easier to reach than a lower one. */
final class ThresholdRules {
  private static final Duration LONGEST = Duration.ofDays(7);

  private final List<Fault> faults = new ArrayList<>();

  private ThresholdRules() {}

  /** All that is wrong, each with its field; empty where nothing is. */
  static List<Fault> faults(Thresholds it) {
    var rules = new ThresholdRules();
    rules.counts(it);
    rules.shares(it);
    rules.order(it);
    return rules.faults;
  }

  private void counts(Thresholds it) {
    atLeast("fewAuthors", it.fewAuthors(), 1);
    positive("risingExcess", it.risingExcess());
    positive("breezeExcess", it.breezeExcess());
    positive("windExcess", it.windExcess());
    atLeast("breezePlatforms", it.breezePlatforms(), 1);
    atLeast("stormPlatforms", it.stormPlatforms(), 1);
    atLeast("windTagAuthors", it.windTagAuthors(), 0);
    atLeast("stormMedia", it.stormMedia(), 0);
    atLeast("mediaFirst", it.mediaFirst(), 1);
    if (it.breezeLasts().isNegative() || it.breezeLasts().compareTo(LONGEST) > 0) {
      fault("breezeLasts", "must be between PT0S and P7D");
    }
  }

  private void shares(Thresholds it) {
    share("windShare", it.windShare());
    share("windTagShare", it.windTagShare());
    share("windJoining", it.windJoining());
    share("stormShare", it.stormShare());
    share("hurricaneToxicShare", it.hurricaneToxicShare());
  }

  private void order(Thresholds it) {
    notAbove("risingExcess", it.risingExcess(), "breezeExcess", it.breezeExcess());
    notAbove("breezeExcess", it.breezeExcess(), "windExcess", it.windExcess());
    notAbove("windShare", it.windShare(), "stormShare", it.stormShare());
    notAbove("breezePlatforms", it.breezePlatforms(), "stormPlatforms", it.stormPlatforms());
    notAbove("mediaFirst", it.mediaFirst(), "mediaMany", it.mediaMany());
    notAbove("mediaMany", it.mediaMany(), "mediaStorm", it.mediaStorm());
    notAbove("mediaStorm", it.mediaStorm(), "mediaTopStory", it.mediaTopStory());
  }

  private void atLeast(String field, int value, int least) {
    if (value < least) {
      fault(field, "must be at least " + least);
    }
  }

  private void positive(String field, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      fault(field, "must be more than 0 standard deviations");
    }
  }

  private void share(String field, double value) {
    if (!(value >= 0 && value < 1)) {
      fault(field, "is a share: from 0 to below 1, such as 0.4 for 40 percent");
    }
  }

  private void notAbove(String lower, double low, String higher, double high) {
    if (low > high) {
      fault(
          higher,
          "is of the higher level and must not be below %s (%s): raise it or lower the other"
              .formatted(lower, plain(low)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }
}
