package io.sturmwarte.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.expectation.Action.Decision;
import io.sturmwarte.expectation.Action.Reply;
import io.sturmwarte.expectation.Expectation.Kind;
import io.sturmwarte.expectation.Verdict.Open;
import io.sturmwarte.expectation.Verdict.Settled;
import io.sturmwarte.expectation.Verdict.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The inject "post" came at minute 2; each expectation has five minutes and ten points. */
class JudgeTest {
  private static final Duration FROM = Duration.ofMinutes(2);
  private static final double OPEN = -1;

  static Stream<Arguments> cases() {
    return Stream.of(
        row("nothing yet", Kind.REPLY_WITHIN, 7, OPEN),
        row("nothing, and too late", Kind.REPLY_WITHIN, 7.1, 0),
        row("a reply in time", Kind.REPLY_WITHIN, 4, 10, reply(3, 2.0)),
        row("a reply exactly on time", Kind.REPLY_WITHIN, 9, 10, reply(7, 2.0)),
        row("a reply too late", Kind.REPLY_WITHIN, 9, 0, reply(7.1, 2.0)),
        row("a reply to another", Kind.REPLY_WITHIN, 9, 0, new Reply("other", min(3), 4.0)),
        row("acknowledged", Kind.ACKNOWLEDGE_WITHIN, 4, 10, decided(Action.Kind.ACKNOWLEDGE, 3)),
        row("a reply acknowledges too", Kind.ACKNOWLEDGE_WITHIN, 4, 10, reply(3, null)),
        row(
            "acknowledged before it came",
            Kind.ACKNOWLEDGE_WITHIN,
            9,
            0,
            decided(Action.Kind.ACKNOWLEDGE, 1)),
        row("a perfect reply", Kind.REPLY_QUALITY, 4, 10, reply(3, 4.0)),
        row("half a good reply", Kind.REPLY_QUALITY, 4, 5, reply(3, 2.0)),
        row(
            "only the first reply counts",
            Kind.REPLY_QUALITY,
            4,
            0,
            reply(3, 0.0),
            reply(3.5, 4.0)),
        row("a review that is pending", Kind.REPLY_QUALITY, 60, OPEN, reply(3, null)),
        row("no reply to review", Kind.REPLY_QUALITY, 8, 0),
        row("not deleted so far", Kind.NO_DELETE, 4, OPEN),
        row("not deleted", Kind.NO_DELETE, 7.1, 10),
        row("deleted", Kind.NO_DELETE, 4, 0, decided(Action.Kind.DELETE, 3)),
        row("hidden", Kind.NO_DELETE, 4, 0, decided(Action.Kind.HIDE, 3)),
        row(
            "another one deleted",
            Kind.NO_DELETE,
            7.1,
            10,
            decision(Action.Kind.DELETE, "other", null, null, 3)),
        row(
            "escalated to legal",
            Kind.ESCALATE_TO,
            4,
            10,
            decision(Action.Kind.ESCALATE, null, "Legal", null, 3)),
        row(
            "escalated before it came",
            Kind.ESCALATE_TO,
            4,
            10,
            decision(Action.Kind.ESCALATE, null, "legal", null, 1)),
        row(
            "escalated to somebody else",
            Kind.ESCALATE_TO,
            8,
            0,
            decision(Action.Kind.ESCALATE, null, "executive", null, 3)),
        row(
            "told inside",
            Kind.INFORM_INSIDE,
            4,
            10,
            decision(Action.Kind.INFORM_INSIDE, null, "legal", null, 3)),
        row(
            "frozen early",
            Kind.FREEZE_PUBLISHING,
            4,
            10,
            decision(Action.Kind.FREEZE, null, "legal", null, 0)),
        row("not frozen", Kind.FREEZE_PUBLISHING, 8, 0),
        row("a strategy that fits", Kind.CHOOSE_STRATEGY, 4, 10, strategy("rebuild", 3)),
        row(
            "changed to one that fits",
            Kind.CHOOSE_STRATEGY,
            6,
            10,
            strategy("deny", 3),
            strategy("rebuild", 5)),
        row("one that does not fit, so far", Kind.CHOOSE_STRATEGY, 4, OPEN, strategy("deny", 3)),
        row("one that does not fit", Kind.CHOOSE_STRATEGY, 8, 0, strategy("deny", 3)),
        row("no strategy", Kind.CHOOSE_STRATEGY, 8, 0));
  }

  @ParameterizedTest(name = "{0}: {1} at {2}")
  @MethodSource("cases")
  void scores(String what, Kind kind, Duration now, double score, List<Action> actions) {
    var verdict = new Judge(expectation(kind), "post", FROM, actions).at(now);

    if (score == OPEN) {
      assertThat(verdict).isInstanceOf(Open.class);
      return;
    }
    assertThat(verdict)
        .isInstanceOfSatisfying(Settled.class, s -> assertThat(s.score()).isEqualTo(score));
  }

  @Test
  void reasonSaysWhatHappenedInBothLanguages() {
    var verdict =
        new Judge(
            expectation(Kind.NO_DELETE), "post", FROM, List.of(decided(Action.Kind.DELETE, 3.5)));

    assertThat(verdict.at(min(4)))
        .isInstanceOfSatisfying(
            Settled.class,
            settled -> {
              assertThat(settled.reason().de())
                  .isEqualTo("Nach 1:30 Minuten wurde ein Beitrag entfernt oder verborgen.");
              assertThat(settled.reason().en())
                  .isEqualTo("A post was removed or hidden after 1:30 minutes.");
            });
  }

  @ParameterizedTest
  @CsvSource({"10, MET", "6, MET", "5.9, PARTLY", "0.1, PARTLY", "0, MISSED"})
  void statusFollowsFromTheScore(double score, Status status) {
    assertThat(Status.of(score, 10)).isEqualTo(status);
  }

  private static Arguments row(
      String what, Kind kind, double now, double score, Action... actions) {
    return Arguments.of(what, kind, min(now), score, List.of(actions));
  }

  private static Expectation expectation(Kind kind) {
    var text = new Text("Text", "text");
    return new Expectation(
        "it", kind, Duration.ofMinutes(5), 10, "legal", List.of("rebuild", "inform"), text, text);
  }

  private static Reply reply(double at, Double quality) {
    return new Reply("post", min(at), quality);
  }

  private static Decision decided(Action.Kind kind, double at) {
    return decision(kind, "post", null, null, at);
  }

  private static Decision strategy(String strategy, double at) {
    return decision(Action.Kind.STRATEGY, null, "legal", strategy, at);
  }

  private static Decision decision(
      Action.Kind kind, String inject, String to, String strategy, double at) {
    return new Decision(kind, inject, to, strategy, min(at));
  }

  private static Duration min(double minutes) {
    return Duration.ofMillis(Math.round(minutes * 60_000));
  }
}
