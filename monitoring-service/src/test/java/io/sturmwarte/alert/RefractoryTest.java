package io.sturmwarte.alert;

import static io.sturmwarte.signal.Verdict.Kind.ALERT;
import static io.sturmwarte.signal.Verdict.Kind.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.alert.Refractory.Decision;
import io.sturmwarte.alert.Refractory.Earlier;
import io.sturmwarte.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefractoryTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);

  private final Refractory refractory =
      new Refractory(Refractory.PERIOD, Duration.ofMinutes(5), false);
  private final Refractory breakable =
      new Refractory(Duration.ofHours(2), Duration.ofMinutes(5), true);

  @Test
  void whatWasNeverToldIsRaised() {
    assertThat(refractory.decide(ALERT, 3, List.of(), NOON)).isEqualTo(new Decision.Raise());
  }

  @Test
  void whatIsStillGoingOnIsTheSameAlert() {
    var earlier = heard(FIRST, ALERT, 30, 1);
    assertThat(refractory.decide(ALERT, 3, List.of(earlier), NOON))
        .isEqualTo(new Decision.GoesOn(FIRST));
  }

  @Test
  void whatBeginsAgainWithinThePeriodIsKeptBackByTheFirst() {
    var earlier = heard(FIRST, ALERT, 120, 60);
    assertThat(refractory.decide(ALERT, 3, List.of(earlier), NOON))
        .isEqualTo(new Decision.Restrain(FIRST));
  }

  @Test
  void whatBeginsAgainAfterThePeriodIsRaised() {
    var earlier = heard(FIRST, ALERT, 361, 300);
    assertThat(refractory.decide(ALERT, 3, List.of(earlier), NOON)).isEqualTo(new Decision.Raise());
  }

  @Test
  void thePeriodEndsAtItsEnd() {
    var earlier = heard(FIRST, ALERT, 360, 300);
    assertThat(refractory.decide(ALERT, 3, List.of(earlier), NOON)).isEqualTo(new Decision.Raise());
  }

  @Test
  void aWatchMayRiseToAnAlertAtOnce() {
    var earlier = heard(FIRST, WATCH, 2, 0);
    assertThat(refractory.decide(ALERT, 3, List.of(earlier), NOON)).isEqualTo(new Decision.Raise());
  }

  @Test
  void anAlertThatFallsToAWatchIsNotToldAgain() {
    var earlier = heard(FIRST, ALERT, 60, 20);
    assertThat(refractory.decide(WATCH, 3, List.of(earlier), NOON))
        .isEqualTo(new Decision.Restrain(FIRST));
  }

  @Test
  void whatIsKeptBackAndGoesOnIsNotKeptASecondTime() {
    var restrained = restrained(SECOND, ALERT, 10, 1);
    var earlier = heard(FIRST, ALERT, 120, 60);
    assertThat(refractory.decide(ALERT, 3, List.of(restrained, earlier), NOON))
        .isEqualTo(new Decision.GoesOn(SECOND));
  }

  @Test
  void whatWasKeptBackIsRaisedWhenThePeriodEndsAndItStillGoesOn() {
    var restrained = restrained(SECOND, ALERT, 200, 1);
    var earlier = heard(FIRST, ALERT, 361, 300);
    assertThat(refractory.decide(ALERT, 3, List.of(restrained, earlier), NOON))
        .isEqualTo(new Decision.Raise());
  }

  @Test
  void whatWasMutedRestrainsNothing() {
    var muted = new Earlier(FIRST, ALERT, 0, ago(60), ago(30), false, false);
    assertThat(refractory.decide(ALERT, 3, List.of(muted), NOON)).isEqualTo(new Decision.Raise());
  }

  @Test
  void whatIsMutedAndGoesOnIsTheSameAlert() {
    var muted = new Earlier(FIRST, ALERT, 0, ago(60), ago(1), false, false);
    assertThat(refractory.decide(ALERT, 3, List.of(muted), NOON))
        .isEqualTo(new Decision.GoesOn(FIRST));
  }

  @Test
  void aRisingLevelBreaksTheCooldownWhereTheRuleWantsIt() {
    var earlier = new Earlier(FIRST, ALERT, 2, ago(60), ago(1), true, false);
    assertThat(breakable.decide(ALERT, 3, List.of(earlier), NOON)).isEqualTo(new Decision.Raise());
  }

  @Test
  void theSameLevelDoesNotBreakTheCooldown() {
    var earlier = new Earlier(FIRST, ALERT, 3, ago(60), ago(1), true, false);
    assertThat(breakable.decide(ALERT, 3, List.of(earlier), NOON))
        .isEqualTo(new Decision.GoesOn(FIRST));
  }

  @Test
  void aLevelThatWasToldBeforeDoesNotBreakTheCooldown() {
    var low = new Earlier(SECOND, ALERT, 1, ago(20), ago(10), true, false);
    var high = new Earlier(FIRST, ALERT, 4, ago(60), ago(40), true, false);
    assertThat(breakable.decide(ALERT, 3, List.of(low, high), NOON))
        .isEqualTo(new Decision.Restrain(SECOND));
  }

  @Test
  void aRisingLevelDoesNotBreakTheDetectorsPeriod() {
    var earlier = new Earlier(FIRST, ALERT, 0, ago(60), ago(30), true, false);
    assertThat(refractory.decide(ALERT, 6, List.of(earlier), NOON))
        .isEqualTo(new Decision.Restrain(FIRST));
  }

  private static Earlier heard(UUID id, Verdict.Kind kind, int raised, int seen) {
    return new Earlier(id, kind, 3, ago(raised), ago(seen), true, false);
  }

  private static Earlier restrained(UUID id, Verdict.Kind kind, int raised, int seen) {
    return new Earlier(id, kind, 3, ago(raised), ago(seen), false, true);
  }

  private static Instant ago(int minutes) {
    return NOON.minus(Duration.ofMinutes(minutes));
  }
}
