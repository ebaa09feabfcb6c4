package io.sturmwarte.alert;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.signal.BrandSignals;
import io.sturmwarte.signal.Verdict;
import io.sturmwarte.silence.Suppression;
import io.sturmwarte.storm.Reason;
import io.sturmwarte.topic.Topics;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Decides what a crossed rule comes to: an alert, one that goes on, or one that is kept back. */
@ApplicationScoped
class Alarm {
  private static final Duration TOPICS_OF = Duration.ofHours(2);

  private final Topics topics;
  private final Register register;
  private final AlertSettings settings;

  Alarm(Topics topics, Register register, AlertSettings settings) {
    this.topics = topics;
    this.register = register;
    this.settings = settings;
  }

  /** The brand that a rule was crossed for, and what is usual for it. */
  record Subject(UUID brandId, String name, String team, BrandSignals learned) {}

  Uni<Void> raise(SqlClient connection, Subject brand, Crossing crossing, Instant now) {
    var refractory =
        new Refractory(crossing.cooldown(), settings.openFor(), crossing.levelBreaks());
    return register
        .earlier(connection, brand.brandId(), crossing, now.minus(refractory.memory()))
        .map(past -> refractory.decide(crossing.kind(), past.level(), past.earlier(), now))
        .chain(decision -> act(connection, brand, crossing, decision, now));
  }

  private Uni<Void> act(
      SqlClient connection,
      Subject brand,
      Crossing crossing,
      Refractory.Decision decision,
      Instant now) {
    return switch (decision) {
      case Refractory.Decision.GoesOn it -> register.goesOn(connection, it.id(), now);
      case Refractory.Decision.Raise it -> add(connection, brand, crossing, List.of(), now);
      case Refractory.Decision.Restrain it ->
          add(
              connection,
              brand,
              crossing,
              List.of(new Suppression(Suppression.Kind.REFRACTORY, it.by())),
              now);
    };
  }

  private Uni<Void> add(
      SqlClient connection,
      Subject brand,
      Crossing crossing,
      List<Suppression> suppressedBy,
      Instant now) {
    var ofNegatives = crossing.kind() == Verdict.Kind.ALERT;
    return Evidence.read(connection, brand.brandId(), brand.learned(), ofNegatives, now)
        .chain(
            evidence ->
                topic(connection, brand, crossing, now)
                    .chain(
                        topic ->
                            register.group(connection, brand.brandId(), topic, crossing.kind()))
                    .chain(
                        group ->
                            CueReader.read(connection, brand.brandId(), now)
                                .map(
                                    cue ->
                                        alert(
                                            brand,
                                            crossing,
                                            new Found(evidence, group, cue),
                                            suppressedBy,
                                            now))))
        .chain(alert -> register.add(connection, alert));
  }

  /** The rule's own, or what the negatives are about; an empty text where that is nothing. */
  private Uni<String> topic(SqlClient connection, Subject brand, Crossing crossing, Instant now) {
    if (crossing.topic() != null) {
      return Uni.createFrom().item(crossing.topic());
    }
    return topics
        .find(connection, brand.brandId(), TOPICS_OF, now)
        .chain(
            found ->
                register
                    .recentTopics(connection, brand.brandId(), now.minus(Refractory.PERIOD))
                    .map(recent -> TopicChoice.of(found, recent)));
  }

  /** What was read for an alert. */
  private record Found(Evidence evidence, Register.Group group, LanguageCue cue) {}

  private static Alert alert(
      Subject brand, Crossing crossing, Found found, List<Suppression> suppressedBy, Instant now) {
    var evidence = found.evidence();
    var group = found.group();
    return new Alert(
        Generators.timeBasedEpochGenerator().generate(),
        brand.brandId(),
        brand.team(),
        crossing.kind().name().toLowerCase(Locale.ROOT),
        crossing.ruleId(),
        crossing.rule(),
        crossing.ruleKind(),
        crossing.category(),
        crossing.platform(),
        group.topic().isEmpty() ? null : group.topic(),
        group.id(),
        evidence.level(),
        crossing.score(),
        evidence.excess(),
        crossing.isDetector() ? reasons(crossing, evidence) : crossing.reasons(),
        crossing.mentionIds().isEmpty() ? evidence.mentionIds() : crossing.mentionIds(),
        now,
        now,
        true,
        false,
        suppressedBy,
        0,
        suppressedBy.isEmpty() ? "pending" : "suppressed",
        null,
        Feedback.Counts.NONE,
        found.cue());
  }

  private static List<Reason> reasons(Crossing crossing, Evidence evidence) {
    var ids = evidence.mentionIds();
    var reasons = new ArrayList<Reason>();
    if (crossing.kind() == Verdict.Kind.ALERT) {
      reasons.add(AlertReasons.negatives(evidence.negatives(), evidence.usualNegatives(), ids));
      reasons.add(AlertReasons.share(evidence.share(), evidence.usualShare(), ids));
    }
    if (crossing.coordinated()) {
      reasons.add(AlertReasons.coordinated(evidence, ids));
    }
    reasons.add(AlertReasons.mentions(evidence.mentions(), evidence.usualMentions(), ids));
    return reasons;
  }
}
