package io.sturmwarte.backtest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.sturmwarte.alert.AlertSettings;
import io.sturmwarte.rule.Condition;
import io.sturmwarte.rule.Detection;
import io.sturmwarte.rule.Detections;
import io.sturmwarte.rule.Rule;
import io.sturmwarte.rule.RuleRequest;
import io.sturmwarte.rule.Rules;
import io.sturmwarte.signal.Bins;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads a brand's past and replays it, the present setting and the changed one, beside the loop.
 */
@ApplicationScoped
class Backtests {
  /** So long the detector learns before it is listened to, as it does live. */
  private static final Duration LEARNING = Duration.ofDays(60);

  private final Records records;
  private final Rules rules;
  private final Detections detections;
  private final AlertSettings settings;
  private final Clock clock;

  Backtests(
      Records records, Rules rules, Detections detections, AlertSettings settings, Clock clock) {
    this.records = records;
    this.rules = rules;
    this.detections = detections;
    this.settings = settings;
    this.clock = clock;
  }

  /** The detector's thresholds and the rules that hold. */
  private record Setting(Detection detection, List<Rule> rules) {}

  private record Settings(Setting present, Setting changed) {
    /** Each rule once, of whatever setting. */
    List<Rule> rules() {
      return Stream.concat(present.rules().stream(), changed.rules().stream()).distinct().toList();
    }
  }

  /** All that was read. */
  private record Past(
      Settings settings,
      RowSet<Row> counted,
      Map<UUID, Map<Instant, Long>> hits,
      RowSet<Row> levels,
      List<Records.Raised> raised) {}

  Uni<Backtest> run(BacktestRequest request) {
    var began = clock.instant();
    return settings(request)
        .chain(settings -> read(request, settings))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(past -> replay(request, past, began));
  }

  private Uni<Settings> settings(BacktestRequest request) {
    return detections
        .of(request.brandId())
        .chain(
            detection ->
                rules
                    .of(request.brandId())
                    .map(present -> settings(request, new Setting(detection, present))));
  }

  private static Settings settings(BacktestRequest request, Setting present) {
    var detection = request.detection() == null ? present.detection() : request.detection();
    var changed =
        request.rules() == null
            ? present.rules()
            : request.rules().stream().map(Backtests::rule).toList();
    return new Settings(present, new Setting(detection, changed));
  }

  private static Rule rule(RuleRequest request) {
    return Rule.of(UUID.randomUUID(), false, request);
  }

  private Uni<Past> read(BacktestRequest request, Settings settings) {
    var brand = request.brandId();
    var start = start(request);
    var to = request.to();
    var all = settings.rules().stream().filter(Rule::enabled).toList();
    return records
        .counted(brand, all, start, to)
        .chain(
            counted ->
                records
                    .hits(brand, all, request.from().minus(Duration.ofDays(1)), to)
                    .chain(
                        hits ->
                            records
                                .levels(brand, request.from(), to)
                                .chain(
                                    levels ->
                                        records
                                            .raised(brand, request.from(), to)
                                            .map(
                                                raised ->
                                                    new Past(
                                                        settings, counted, hits, levels,
                                                        raised)))));
  }

  private static Instant start(BacktestRequest request) {
    return Bins.startOf(request.from().minus(LEARNING));
  }

  private Backtest replay(BacktestRequest request, Past past, Instant began) {
    var history = history(request, past);
    var confirmed = request.confirmed() == null ? confirmed(past.raised()) : request.confirmed();
    var present = outcome(request, history, past, past.settings().present(), confirmed);
    var changed =
        past.settings().changed().equals(past.settings().present())
            ? present
            : outcome(request, history, past, past.settings().changed(), confirmed);
    return new Backtest(
        request.brandId(),
        request.from(),
        request.to(),
        history.bins(),
        Duration.between(began, clock.instant()),
        confirmed,
        present,
        changed,
        notReplayed(past.settings().rules()));
  }

  private static History history(BacktestRequest request, Past past) {
    var history = new History(start(request), request.to());
    Records.add(past.counted(), history);
    Records.addLevels(past.levels(), history);
    past.hits().forEach(history::hit);
    return history.summedUp();
  }

  private Outcome outcome(
      BacktestRequest request,
      History history,
      Past past,
      Setting setting,
      List<Instant> confirmed) {
    var first = history.indexOf(request.from());
    var replayable = setting.rules().stream().filter(rule -> !needsWhatIsNotKept(rule)).toList();
    var replayed = Replay.of(history, first, setting.detection(), replayable, settings.openFor());
    return Outcome.of(
        replayed,
        confirmed,
        opinions(past.raised()),
        request.near(),
        Duration.between(request.from(), request.to()));
  }

  private static List<Instant> confirmed(List<Records.Raised> raised) {
    return raised.stream()
        .filter(one -> one.useful() || (one.alert() && one.incident() && !one.noise()))
        .map(Records.Raised::at)
        .toList();
  }

  private static Outcome.Opinions opinions(List<Records.Raised> raised) {
    return new Outcome.Opinions(
        raised.stream().filter(Records.Raised::useful).map(Records.Raised::at).toList(),
        raised.stream().filter(Records.Raised::noise).map(Records.Raised::at).toList());
  }

  private static boolean needsWhatIsNotKept(Rule rule) {
    return rule.condition() instanceof Condition.NoData it && it.source() != null;
  }

  private static List<Backtest.NotReplayed> notReplayed(List<Rule> rules) {
    var reasons = new ArrayList<Backtest.NotReplayed>();
    for (var rule : rules) {
      if (rule.enabled() && needsWhatIsNotKept(rule)) {
        reasons.add(
            new Backtest.NotReplayed(rule.name(), "counters do not say which source sent what"));
      }
      if (rule.enabled() && readsMentions(rule.condition())) {
        reasons.add(
            new Backtest.NotReplayed(
                rule.name(), "only as far back as the mentions themselves are kept"));
      }
    }
    return reasons;
  }

  private static boolean readsMentions(Condition condition) {
    return condition instanceof Condition.Keyword || condition instanceof Condition.Author;
  }
}
