package io.sturmwarte.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TellingTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final Duration REPEAT = Duration.ofHours(4);

  @Test
  void allThatIsNewGoesOutTogether() {
    assertThat(told(fresh(1), fresh(2))).containsExactly(fresh(1), fresh(2));
  }

  @Test
  void whatWasToldIsNotToldAgainBesideWhatIsNew() {
    assertThat(told(open(1, 10), fresh(2))).containsExactly(fresh(2));
  }

  @Test
  void nothingIsToldWithinTheRepeatInterval() {
    assertThat(told(open(1, 239), open(2, 30))).isEmpty();
  }

  @Test
  void allThatIsOpenIsRepeatedAfterTheRepeatInterval() {
    assertThat(told(open(1, 240), open(2, 250))).containsExactly(open(1, 240), open(2, 250));
  }

  @Test
  void aGroupSpeaksWithOneVoice() {
    assertThat(told(open(1, 300), open(2, 10))).isEmpty();
  }

  @Test
  void whatIsOverIsNotRepeated() {
    assertThat(told(over(1, 300))).isEmpty();
  }

  @Test
  void whatWasNeverToldIsToldEvenWhenItIsOver() {
    var late = new Candidate(new UUID(0, 1), true, false, false, 0, null);
    assertThat(told(late)).containsExactly(late);
  }

  @Test
  void whatIsMutedIsNotTold() {
    assertThat(told(fresh(1).muted(true))).isEmpty();
  }

  @Test
  void whatIsMutedIsNotRepeated() {
    assertThat(told(open(1, 300).muted(true))).isEmpty();
  }

  @Test
  void whatIsMutedDoesNotKeepTheOthersFromBeingRepeated() {
    assertThat(told(open(1, 300), open(2, 10).muted(true))).containsExactly(open(1, 300));
  }

  @Test
  void anOpenGroupIsLookedAtAgainAfterTheInterval() {
    assertThat(telling(open(1, 10)).nextLook()).isEqualTo(NOON.plus(INTERVAL));
  }

  @Test
  void aMutedGroupIsLookedAtAgainBecauseTheSilenceMayEnd() {
    assertThat(telling(fresh(1).muted(true)).nextLook()).isEqualTo(NOON.plus(INTERVAL));
  }

  @Test
  void aGroupWithNothingOpenIsQuiet() {
    assertThat(telling(over(1, 30)).nextLook()).isNull();
  }

  @Test
  void theFirstMessageCarriesTheAlertsOwnId() {
    assertThat(fresh(1).idToTell()).isEqualTo(fresh(1).id());
  }

  @Test
  void eachRepeatHasAnIdOfItsOwnThatIsTheSameWhoeverSendsIt() {
    assertThat(open(1, 300).idToTell())
        .isEqualTo(open(1, 300).idToTell())
        .isNotEqualTo(open(1, 300).id());
  }

  @Test
  void aMessageOfWatchesHasNoAlert() {
    var watch = new Candidate(new UUID(0, 1), false, true, false, 0, null);
    assertThat(telling(watch).hasAlert()).isFalse();
    assertThat(telling(watch, fresh(2)).hasAlert()).isTrue();
  }

  private static List<Candidate> told(Candidate... group) {
    return telling(group).alerts();
  }

  private static Telling telling(Candidate... group) {
    return Telling.of(List.of(group), NOON, INTERVAL, REPEAT);
  }

  private static Candidate fresh(int id) {
    return candidate(id, true, 0, null);
  }

  private static Candidate open(int id, int toldMinutesAgo) {
    return candidate(id, true, 1, NOON.minus(Duration.ofMinutes(toldMinutesAgo)));
  }

  private static Candidate over(int id, int toldMinutesAgo) {
    return candidate(id, false, 1, NOON.minus(Duration.ofMinutes(toldMinutesAgo)));
  }

  private static Candidate candidate(int id, boolean open, int times, @Nullable Instant told) {
    return new Candidate(new UUID(0, id), true, open, false, times, told);
  }
}
