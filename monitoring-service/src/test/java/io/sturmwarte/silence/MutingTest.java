package io.sturmwarte.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.silence.Matcher.Label;
import io.sturmwarte.silence.Matcher.Operator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MutingTest {
  private static final UUID BRAND = new UUID(7, 7);
  private static final UUID OTHER = new UUID(8, 8);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Inhibition WATCHES =
      new Inhibition(
          new UUID(0, 1),
          "watches",
          List.of(is(Label.KIND, "alert")),
          List.of(is(Label.KIND, "watch")),
          true);
  private static final Inhibition PLATFORMS =
      new Inhibition(
          new UUID(0, 2),
          "platforms",
          List.of(is(Label.KIND, "storm"), looksLike(Label.LEVEL, "[56]")),
          List.of(looksLike(Label.PLATFORM, ".+")),
          true);

  @Test
  void aSilenceMutesWhatMatchesAllItsMatchers() {
    var silence = silence("nord", is(Label.KIND, "watch"), is(Label.BRAND, "Nordlicht"));
    assertThat(muted(silence, alert("watch", null, true)))
        .containsExactly(new Suppression(Suppression.Kind.SILENCE, silence.id()));
    assertThat(muted(silence, alert("alert", null, true))).isEmpty();
  }

  @Test
  void aSilenceOfAnotherTeamMutesNothing() {
    assertThat(muted(silence("sued", is(Label.KIND, "watch")), alert("watch", null, true)))
        .isEmpty();
  }

  @Test
  void whatMustBeHeardIsMutedByNothing() {
    var muting =
        new Muting(List.of(silence("nord", looksLike(Label.KIND, ".*"))), List.of(WATCHES));
    assertThat(muting.of(alert("watch", null, false), List.of(alert("alert", null, true))))
        .isEmpty();
  }

  @Test
  void aSilenceOutsideItsTimeMutesNothing() {
    assertThat(Silence.inWindow(NOON, NOON.plusSeconds(1), NOON.plusSeconds(9), null)).isFalse();
    assertThat(Silence.inWindow(NOON, NOON, NOON.plusSeconds(9), null)).isTrue();
    assertThat(Silence.inWindow(NOON, NOON.minusSeconds(9), NOON, null)).isFalse();
  }

  @Test
  void theStateFollowsFromTheTime() {
    assertThat(Silence.State.at(NOON, NOON.plusSeconds(1), NOON.plusSeconds(9)))
        .isEqualTo(Silence.State.PENDING);
    assertThat(Silence.State.at(NOON, NOON, NOON.plusSeconds(9))).isEqualTo(Silence.State.ACTIVE);
    assertThat(Silence.State.at(NOON, NOON.minusSeconds(9), NOON)).isEqualTo(Silence.State.EXPIRED);
  }

  @Test
  void anAlertMutesTheWatchOfItsBrand() {
    assertThat(inhibited(alert("watch", null, true), alert("alert", null, true)))
        .containsExactly(new Suppression(Suppression.Kind.INHIBITION, WATCHES.id()));
  }

  @Test
  void anAlertOfAnotherBrandMutesNoWatch() {
    var other = new Labels(OTHER, "Morgenrot", "nord", "alert", "r", "r", null, null, 3, true);
    assertThat(inhibited(alert("watch", null, true), other)).isEmpty();
  }

  @Test
  void aWatchMutesNoAlert() {
    assertThat(inhibited(alert("alert", null, true), alert("watch", null, true))).isEmpty();
  }

  @Test
  void aStormOfLevelFiveMutesRulesOnASinglePlatform() {
    var onOne = alert("alert", "mastodon", true);
    assertThat(inhibited(onOne, storm(5))).hasSize(1);
    assertThat(inhibited(onOne, storm(4))).isEmpty();
    assertThat(inhibited(alert("alert", null, true), storm(6))).isEmpty();
  }

  @Test
  void anInhibitionThatIsTurnedOffMutesNothing() {
    var off = new Inhibition(WATCHES.id(), "off", WATCHES.source(), WATCHES.target(), false);
    assertThat(
            new Muting(List.of(), List.of(off))
                .of(alert("watch", null, true), List.of(alert("alert", null, true))))
        .isEmpty();
  }

  @Test
  void twoThatMatchBothSidesDoNotMuteEachOther() {
    var both =
        new Inhibition(
            new UUID(0, 3),
            "both",
            List.of(looksLike(Label.KIND, ".*")),
            List.of(looksLike(Label.KIND, ".*")),
            true);
    assertThat(
            new Muting(List.of(), List.of(both))
                .of(alert("alert", null, true), List.of(alert("alert", null, true))))
        .isEmpty();
  }

  private static List<Suppression> muted(Silence silence, Labels labels) {
    return new Muting(List.of(silence), List.of()).of(labels, List.of());
  }

  private static List<Suppression> inhibited(Labels labels, Labels source) {
    return new Muting(List.of(), List.of(WATCHES, PLATFORMS)).of(labels, List.of(labels, source));
  }

  private static Labels storm(int level) {
    return Labels.storm(BRAND, "Nordlicht", "nord", level);
  }

  private static Labels alert(String kind, @Nullable String platform, boolean mutable) {
    return new Labels(
        BRAND, "Nordlicht", "nord", kind, "rule", "absolute", null, platform, 3, mutable);
  }

  private static Silence silence(String team, Matcher... matchers) {
    return new Silence(
        new UUID(0, 9),
        team,
        List.of(matchers),
        NOON,
        NOON.plusSeconds(60),
        null,
        "campaign",
        "lead",
        NOON,
        "lead",
        NOON,
        Silence.State.ACTIVE,
        true);
  }

  private static Matcher is(Label label, String value) {
    return new Matcher(label, Operator.IS, value);
  }

  private static Matcher looksLike(Label label, String value) {
    return new Matcher(label, Operator.LOOKS_LIKE, value);
  }
}
