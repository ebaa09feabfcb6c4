package io.sturmwarte.backtest;

import io.sturmwarte.alert.Lookout;
import io.sturmwarte.alert.Refractory;
import io.sturmwarte.rule.Condition;
import io.sturmwarte.rule.Counts;
import io.sturmwarte.rule.Detection;
import io.sturmwarte.rule.Facts;
import io.sturmwarte.rule.Persistence;
import io.sturmwarte.rule.Rule;
import io.sturmwarte.signal.Bins;
import io.sturmwarte.signal.BrandSignals;
import io.sturmwarte.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Leads the detector and the rules through history, one look at the end of each bin. */
final class Replay {
  private static final String DETECTOR = "detector";
  private static final int BINS_OF_A_WEEK = 2_016;

  private final History history;
  private final Detection detection;
  private final List<Rule> rules;
  private final Duration openFor;
  private final Map<String, List<Refractory.Earlier>> earlier = new HashMap<>();
  private final Map<UUID, Persistence> persistence = new HashMap<>();
  private final List<Firing> firings = new ArrayList<>();
  private int restrained;
  private int raised;
  private int lastData = -1;

  private Replay(History history, Detection detection, List<Rule> rules, Duration openFor) {
    this.history = history;
    this.detection = detection;
    this.rules = rules.stream().filter(Rule::enabled).toList();
    // Live there are many looks in a bin; here an alert goes on from one bin to the next.
    this.openFor = openFor.plus(Bins.LENGTH);
  }

  /**
   * What would have been raised.
   *
   * @param restrained how often something was kept back because it had been told
   */
  record Result(List<Firing> firings, int restrained) {}

  /**
   * @param first the bin from which on it is told; those before teach
   * @param openFor for how long an alert stays open live
   */
  static Result of(
      History history, int first, Detection detection, List<Rule> rules, Duration openFor) {
    var replay = new Replay(history, detection, rules, openFor);
    var learned = BrandSignals.unlearned();
    for (var bin = history.beginning(); bin < history.bins(); bin++) {
      replay.look(learned, bin, bin >= first);
    }
    return new Result(replay.firings, replay.restrained);
  }

  private void look(BrandSignals learned, int bin, boolean told) {
    var counted = history.bin(bin);
    lastData = counted.mentions() > 0 ? bin : lastData;
    var end = counted.end();
    var sight =
        Lookout.look(
            learned,
            counted.start(),
            detection,
            Map.of(counted.start(), counted),
            end,
            end.minusNanos(1));
    if (!told) {
      return;
    }
    sight
        .worst()
        .ifPresent(
            it ->
                decide(
                    DETECTOR,
                    DETECTOR,
                    it.kind(),
                    it.verdict().score(),
                    new Refractory(Refractory.PERIOD, openFor, false),
                    end));
    rules.forEach(rule -> judge(rule, bin, end));
  }

  private void judge(Rule rule, int bin, Instant end) {
    rule.condition()
        .judge(facts(rule, bin))
        .ifPresent(
            finding -> {
              var state =
                  persistence.getOrDefault(rule.id(), Persistence.NONE).crossed(history.at(bin));
              persistence.put(rule.id(), state);
              if (state.run() >= rule.persistence()) {
                decide(
                    rule.name(),
                    rule.condition().kind(),
                    rule.verdict(),
                    finding.score(),
                    new Refractory(rule.cooldown(), openFor, true),
                    end);
              }
            });
  }

  private Facts facts(Rule rule, int bin) {
    var condition = rule.condition();
    return switch (condition) {
      case Condition.Absolute it -> Facts.of(window(condition, bin, 0));
      case Condition.Share it -> Facts.of(window(condition, bin, 0));
      case Condition.Toxic it -> Facts.of(window(condition, bin, 0));
      case Condition.Change it -> Facts.of(window(condition, bin, 0), weeks(condition, bin));
      case Condition.Keyword it -> hits(rule, bin);
      case Condition.Author it -> hits(rule, bin);
      case Condition.NoData it ->
          Facts.quiet(lastData < 0 ? null : Bins.LENGTH.multipliedBy((long) bin - lastData));
    };
  }

  private Facts hits(Rule rule, int bin) {
    return Facts.of(
        history.hits(rule.id(), bin + 1 - length(rule.condition()), bin + 1), List.of());
  }

  private Counts window(Condition condition, int bin, int weeksAgo) {
    var to = bin + 1 - weeksAgo * BINS_OF_A_WEEK;
    return history.between(condition.platform(), to - length(condition), to);
  }

  private List<Counts> weeks(Condition condition, int bin) {
    var weeks = new ArrayList<Counts>(Condition.Change.WEEKS);
    for (var ago = 1; ago <= Condition.Change.WEEKS; ago++) {
      weeks.add(window(condition, bin, ago));
    }
    return weeks;
  }

  private static int length(Condition condition) {
    return (int) Math.ceilDiv(condition.window().toSeconds(), Bins.LENGTH.toSeconds());
  }

  private void decide(
      String rule,
      String ruleKind,
      Verdict.Kind kind,
      double score,
      Refractory refractory,
      Instant at) {
    var past = earlier.computeIfAbsent(rule, ignored -> new ArrayList<>());
    past.removeIf(one -> !one.lastSeenAt().isAfter(at.minus(refractory.memory())));
    var level = history.level(at);
    switch (refractory.decide(kind, level, past, at)) {
      case Refractory.Decision.Raise it -> {
        firings.add(Firing.of(at, kind, rule, ruleKind, score, level));
        past.addFirst(new Refractory.Earlier(next(), kind, level, at, at, true, false));
      }
      case Refractory.Decision.Restrain it -> {
        restrained++;
        past.addFirst(new Refractory.Earlier(next(), kind, level, at, at, false, true));
      }
      case Refractory.Decision.GoesOn it ->
          past.replaceAll(one -> one.id().equals(it.id()) ? seen(one, at) : one);
    }
  }

  private UUID next() {
    return new UUID(0, ++raised);
  }

  private static Refractory.Earlier seen(Refractory.Earlier one, Instant at) {
    return new Refractory.Earlier(
        one.id(), one.kind(), one.level(), one.raisedAt(), at, one.heard(), one.restrained());
  }
}
