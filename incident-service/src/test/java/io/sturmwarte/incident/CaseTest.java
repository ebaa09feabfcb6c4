package io.sturmwarte.incident;

import static io.sturmwarte.incident.Case.at;
import static io.sturmwarte.incident.Case.opened;
import static io.sturmwarte.incident.Case.openedBeside;
import static io.sturmwarte.incident.Deadline.Kind.ACKNOWLEDGE;
import static io.sturmwarte.incident.Deadline.Kind.FIRST_WORD;
import static io.sturmwarte.incident.Deadline.Kind.LEVEL_2;
import static io.sturmwarte.incident.Deadline.Kind.UPDATE;
import static io.sturmwarte.incident.Deadline.State.BREACHED;
import static io.sturmwarte.incident.Deadline.State.MET;
import static io.sturmwarte.incident.Deadline.State.PAUSED;
import static io.sturmwarte.incident.Deadline.State.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.incident.Incident.Suppressor;
import io.sturmwarte.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Behaviours in simulated time. 2026-11-20 is a Friday; opened then at 16:30 unless named. */
class CaseTest {
  private static final String FRIDAY = "2026-11-20T16:30";
  private static final String MONDAY = "2026-11-23T10:00";
  private static final Suppressor WORSE = new Suppressor(new UUID(0, 9), "2026-9");

  @Nested
  class Promise {
    @ParameterizedTest
    @CsvSource({
      "S1, ACKNOWLEDGE, 2026-11-20T16:35",
      "S1, FIRST_WORD,  2026-11-20T17:00",
      "S2, ACKNOWLEDGE, 2026-11-20T16:45",
      "S2, FIRST_WORD,  2026-11-20T17:30",
      "S2, LEVEL_2,     2026-11-20T17:30",
      "S3, ACKNOWLEDGE, 2026-11-20T17:00",
      "S3, FIRST_WORD,  2026-11-23T12:30",
      "S3, LEVEL_2,     2026-11-23T16:30",
      "S4, ACKNOWLEDGE, 2026-11-23T12:30",
      "S4, FIRST_WORD,  2026-11-25T16:30"
    })
    void isMadeOnOpening(Severity severity, Deadline.Kind kind, String due) {
      assertThat(opened(severity, FRIDAY).due(kind)).isEqualTo(at(due));
    }

    @Test
    void isKeptByAcknowledgingInTime() {
      var it = opened(Severity.S3, MONDAY).after(Duration.ofMinutes(29)).move(Move.ACKNOWLEDGE);

      assertThat(it.state(ACKNOWLEDGE)).isEqualTo(MET);
    }

    @Test
    void isBrokenOnceTheTimeIsOver() {
      var it = opened(Severity.S3, MONDAY).after(Duration.ofMinutes(30));

      assertThat(it.state(ACKNOWLEDGE)).isEqualTo(BREACHED);
      assertThat(it.kinds()).containsOnlyOnce("breach");
    }

    @Test
    void staysBrokenWhenItIsKeptLate() {
      var it = opened(Severity.S3, MONDAY).after(Duration.ofMinutes(31)).move(Move.ACKNOWLEDGE);

      assertThat(it.state(ACKNOWLEDGE)).isEqualTo(BREACHED);
    }

    @Test
    void isNotBrokenOverTheWeekend() {
      var it = opened(Severity.S4, FRIDAY).until("2026-11-23T12:29");

      assertThat(it.state(ACKNOWLEDGE)).isEqualTo(RUNNING);
    }

    @Test
    void ofTheFirstWordIsKeptByAPublicWord() {
      var it = opened(Severity.S2, MONDAY).says("Wir prüfen die Lage.");

      assertThat(it.state(FIRST_WORD)).isEqualTo(MET);
      assertThat(it.due(UPDATE)).isEqualTo(at("2026-11-23T12:00"));
    }

    @Test
    void ofTheFirstWordIsNotKeptByANote() {
      assertThat(opened(Severity.S2, MONDAY).notes("Intern").state(FIRST_WORD)).isEqualTo(RUNNING);
    }

    @Test
    void ofAnUpdateBeginsAgainWithEachPublicWord() {
      var it =
          opened(Severity.S2, MONDAY)
              .says("Wir prüfen.")
              .after(Duration.ofMinutes(90))
              .says("Wir wissen mehr.");

      assertThat(it.due(UPDATE)).isEqualTo(at("2026-11-23T13:30"));
    }

    @Test
    void ofAnUpdateBeginsAgainAfterAMissedOne() {
      var it = opened(Severity.S2, MONDAY).says("Wir prüfen.").move(Move.ACKNOWLEDGE);

      it.after(Duration.ofHours(5));

      assertThat(it.due(UPDATE)).isEqualTo(at("2026-11-23T16:00"));
      assertThat(it.kinds().stream().filter("breach"::equals))
          .as("two updates, level 2")
          .hasSize(3);
    }

    @Test
    void ofAnUpdateEndsWhenItIsStable() {
      var it = responding(Severity.S2).says("Wir prüfen.").move(Move.STABILISE);

      assertThat(it.state(UPDATE)).isEqualTo(MET);
    }

    @Test
    void ofAnUpdateDoesNotBeginOnceItIsStable() {
      var it = responding(Severity.S2).says("Wir prüfen.").move(Move.STABILISE).says("Alles gut.");

      assertThat(it.state(UPDATE)).isEqualTo(MET);
    }

    @Test
    void ofAnUpdateBeginsAgainWhenItIsNoLongerStable() {
      var it =
          responding(Severity.S2)
              .says("Wir prüfen.")
              .move(Move.STABILISE)
              .after(Duration.ofHours(1))
              .move(Move.RESPOND);

      assertThat(it.state(UPDATE)).isEqualTo(RUNNING);
    }

    @Test
    void ofAnUpdateIsNotMadeForAnS4() {
      assertThat(opened(Severity.S4, MONDAY).says("Danke.").incident().deadlines.get(UPDATE))
          .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void isOverWhenItIsResolved(Severity severity) {
      var it = opened(severity, MONDAY).move(Move.RESOLVE).after(Duration.ofDays(9));

      assertThat(it.incident().deadlines.values()).extracting(Deadline::state).containsOnly(MET);
      assertThat(it.kinds()).doesNotContain("breach");
    }

    @Test
    void isMadeAnewOnReopening() {
      var it =
          opened(Severity.S3, MONDAY)
              .move(Move.RESOLVE)
              .after(Duration.ofHours(1))
              .move(Move.REOPEN, "neue Bilder", null);

      assertThat(it.due(ACKNOWLEDGE)).isEqualTo(at("2026-11-23T11:30"));
      assertThat(it.state(FIRST_WORD)).isEqualTo(RUNNING);
    }

    @Test
    void ofAnUpdateIsMadeOnReopeningWhatWasSpokenAbout() {
      var it =
          opened(Severity.S3, MONDAY)
              .says("Wir prüfen.")
              .move(Move.RESOLVE)
              .move(Move.REOPEN, "neue Bilder", null);

      assertThat(it.state(UPDATE)).isEqualTo(RUNNING);
      assertThat(it.state(FIRST_WORD)).isEqualTo(MET);
    }

    @Test
    void followsAChangedCalendar() {
      var it = opened(Severity.S3, FRIDAY).promised(Case.promises(Case.week("09:00", "20:00")));

      assertThat(it.due(FIRST_WORD)).isEqualTo(at("2026-11-23T09:30"));
      assertThat(it.kinds()).contains("deadlines");
    }

    @Test
    void thatDoesNotChangeIsNotTold() {
      var it = opened(Severity.S1, FRIDAY).promised(Case.promises(Case.week("09:00", "20:00")));

      assertThat(it.kinds()).containsExactly("opened");
    }
  }

  @Nested
  class Warning {
    @ParameterizedTest
    @CsvSource({"14, 0", "15, 50", "22, 50", "23, 75", "26, 75", "27, 90", "29, 90"})
    void isGivenInTime(int minutes, int warned) {
      var it = opened(Severity.S3, MONDAY).after(Duration.ofMinutes(minutes));

      assertThat(it.deadline(ACKNOWLEDGE).warned()).isEqualTo(warned);
    }

    @Test
    void isGivenOnceEach() {
      var it = opened(Severity.S3, MONDAY).after(Duration.ofMinutes(29));

      assertThat(it.kinds()).containsExactly("opened", "warning", "warning", "warning");
    }

    @Test
    void isOnlyTheLastWhereSeveralWereMissed() {
      var it = opened(Severity.S3, MONDAY);
      it.incident().now = at("2026-11-23T10:28");

      it.doing(changes -> it.incident().warn(it.promise(), changes));

      assertThat(it.kinds()).containsExactly("opened", "warning");
      assertThat(it.deadline(ACKNOWLEDGE).warned()).isEqualTo(90);
    }

    @Test
    void isNotGivenForWhatIsKept() {
      var it = opened(Severity.S3, MONDAY).move(Move.ACKNOWLEDGE).after(Duration.ofMinutes(29));

      assertThat(it.deadline(ACKNOWLEDGE).warned()).isZero();
    }

    @Test
    void waitsWhileTheClockStandsStill() {
      var it =
          opened(Severity.S3, MONDAY).move(Move.WAIT, "Gutachten", null).after(Duration.ofHours(5));

      assertThat(it.kinds()).doesNotContain("warning");
    }

    @Test
    void beginsAnewWithTheNextUpdate() {
      var it = opened(Severity.S2, MONDAY).move(Move.ACKNOWLEDGE).says("a");
      it.after(Duration.ofMinutes(119)).says("b");

      assertThat(it.deadline(UPDATE).warned()).isZero();
    }
  }

  @Nested
  class Wait {
    @Test
    void stopsTheClock() {
      var it = opened(Severity.S3, MONDAY).move(Move.WAIT, "Gutachten", null);

      assertThat(it.state(FIRST_WORD)).isEqualTo(PAUSED);
      assertThat(it.incident().waitingUntil).isEqualTo(at("2026-11-26T10:00"));
    }

    @Test
    void doesNotCount() {
      var it =
          opened(Severity.S3, MONDAY)
              .after(Duration.ofMinutes(10))
              .move(Move.WAIT, "Gutachten", null)
              .after(Duration.ofHours(2))
              .move(Move.RESUME);

      assertThat(it.due(ACKNOWLEDGE)).isEqualTo(at("2026-11-23T12:30"));
    }

    @Test
    void endsByItself() {
      var it =
          responding(Severity.S3)
              .move(Move.WAIT, "Gutachten", Duration.ofHours(3))
              .after(Duration.ofHours(4));

      assertThat(it.incident().state).isEqualTo(IncidentState.RESPONDING);
      assertThat(it.kinds()).last().isEqualTo("waitingEnded");
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1H", "PT72H0.001S"})
    void isCapped(Duration atMost) {
      var it = opened(Severity.S3, MONDAY);

      assertThatThrownBy(() -> it.move(Move.WAIT, "Gutachten", atMost))
          .isInstanceOf(Problem.Invalid.class);
      assertThat(it.incident().state).isEqualTo(IncidentState.OPEN);
    }

    @ParameterizedTest
    @EnumSource(
        value = Move.class,
        names = {"WAIT", "REOPEN"})
    void andReopeningNeedAReason(Move move) {
      var it = opened(Severity.S3, MONDAY);
      if (move == Move.REOPEN) {
        it.move(Move.RESOLVE);
      }

      assertThatThrownBy(() -> it.move(move, " ", null)).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void doesNotStopTheClockInAStorm() {
      var it = opened(Severity.S3, MONDAY).level(4).move(Move.WAIT, "Gutachten", null);

      assertThat(it.state(FIRST_WORD)).isEqualTo(RUNNING);
    }

    @Test
    void stopsNoClockFromTheMomentTheStormRises() {
      var it =
          opened(Severity.S3, MONDAY)
              .move(Move.WAIT, "Gutachten", null)
              .after(Duration.ofHours(1))
              .level(4);

      assertThat(it.due(FIRST_WORD)).as("an hour from now").isEqualTo(at("2026-11-23T12:00"));
    }

    @Test
    void stopsTheClockAgainWhenTheStormFalls() {
      var it =
          opened(Severity.S3, MONDAY)
              .move(Move.WAIT, "Gutachten", null)
              .level(4)
              .after(Duration.ofMinutes(10))
              .level(3);

      assertThat(it.state(FIRST_WORD)).isEqualTo(PAUSED);
    }
  }

  @Nested
  class Storm {
    @ParameterizedTest
    @CsvSource({"0, S4", "2, S4", "3, S3", "4, S2", "5, S1", "6, S1"})
    void raisesTheSeverity(int level, Severity severity) {
      assertThat(opened(Severity.S4, MONDAY).level(level).incident().severity).isEqualTo(severity);
    }

    @Test
    void thatFallsLowersNothing() {
      var it = opened(Severity.S4, MONDAY).level(5).level(0);

      assertThat(it.incident().severity).isEqualTo(Severity.S1);
      assertThat(it.incident().peakLevel).isEqualTo(5);
    }

    @Test
    void runsTheClockByNight() {
      var it = opened(Severity.S3, FRIDAY).judge(Severity.S2).judge(Severity.S3).level(4);

      assertThat(it.due(FIRST_WORD)).as("S2 again").isEqualTo(at("2026-11-20T17:30"));
    }

    @Test
    void thatFallsPutsBusinessHoursBackAndWhatHasRunCounts() {
      var it = opened(Severity.S4, FRIDAY);
      it.incident().loweredAgainst = Severity.S1;
      it.level(4).until("2026-11-20T20:30");

      it.level(3);

      assertThat(it.due(ACKNOWLEDGE)).as("4 h of storm").isEqualTo(at("2026-11-20T20:30"));
      assertThat(it.due(FIRST_WORD))
          .as("20 h are left: Monday, Tuesday and half of Wednesday")
          .isEqualTo(at("2026-11-25T13:00"));
    }

    @Test
    void raisingMidwayKeepsTheTimeThatHasRun() {
      var it = opened(Severity.S3, MONDAY).after(Duration.ofMinutes(10)).judge(Severity.S2);

      assertThat(it.due(ACKNOWLEDGE)).isEqualTo(at("2026-11-23T10:15"));
    }

    @Test
    void raisingOverNightDoesNotCountTheNight() {
      var it = opened(Severity.S3, FRIDAY).until("2026-11-20T16:40");

      it.until("2026-11-21T10:00").judge(Severity.S2);

      assertThat(it.due(FIRST_WORD))
          .as("30 minutes ran on Friday")
          .isEqualTo(at("2026-11-21T10:30"));
    }

    @Test
    void raisingPromisesOutsideHelpThatTheLesserDidNot() {
      var it = opened(Severity.S4, MONDAY).judge(Severity.S3);

      assertThat(it.due(LEVEL_2)).isEqualTo(at("2026-11-24T10:00"));
    }

    @Test
    void reportThatIsOlderIsIgnored() {
      var it = opened(Severity.S4, MONDAY).after(Duration.ofHours(1)).level(3);

      it.doing(
          changes ->
              it.incident()
                  .level(
                      6,
                      List.of(),
                      at(MONDAY),
                      Case.promises(Case.week("09:00", "17:00")),
                      changes));

      assertThat(it.incident().level).isEqualTo(3);
    }

    @Test
    void otherReasonsAtTheSameLevelAreTold() {
      var it = opened(Severity.S4, MONDAY).level(2, "negatives").level(2, "negatives", "reach");

      assertThat(it.kinds()).containsExactly("opened", "level", "level");
    }

    @Test
    void thatStaysAsItIsIsNotTold() {
      var it = opened(Severity.S4, MONDAY).level(2, "negatives").level(2, "negatives");

      assertThat(it.kinds()).containsExactly("opened", "level");
    }
  }

  @Nested
  class Judgement {
    @ParameterizedTest
    @CsvSource({
      "THREAT_TO_LIFE, S1",
      "DATA_BREACH, S1",
      "LEGAL_LETTER, S2",
      "REGULATOR, S2",
      "JOURNALIST, S2",
      "EXECUTIVE_NAMED, S2"
    })
    void raisesAtOnce(RaisingReason why, Severity severity) {
      var it = opened(Severity.S4, MONDAY).reason(why);

      assertThat(it.incident().severity).isEqualTo(severity);
      assertThat(it.incident().levelTwoAtOnce()).isTrue();
    }

    @Test
    void staysThoughMonitoringSeesNothingOfIt() {
      var it = opened(Severity.S4, MONDAY).reason(RaisingReason.JOURNALIST).level(1, "negatives");

      assertThat(it.incident().allReasons())
          .extracting(Reason::code)
          .containsExactly("journalist", "negatives");
    }

    @Test
    void reportedTwiceIsThereOnce() {
      var it =
          opened(Severity.S4, MONDAY)
              .reason(RaisingReason.JOURNALIST)
              .reason(RaisingReason.JOURNALIST);

      assertThat(it.incident().allReasons()).hasSize(1);
    }

    @Test
    void ofALeadIsNotOverruledByTheSameStorm() {
      var it = opened(Severity.S2, MONDAY).level(4).judge(Severity.S3).level(4);

      assertThat(it.incident().severity).isEqualTo(Severity.S3);
    }

    @Test
    void ofALeadIsOverruledByAWorseStorm() {
      var it = opened(Severity.S2, MONDAY).level(4).judge(Severity.S3).level(5);

      assertThat(it.incident().severity).isEqualTo(Severity.S1);
    }

    @Test
    void isTooLateWhenItIsOver() {
      var it = opened(Severity.S3, MONDAY).move(Move.RESOLVE);

      assertThatThrownBy(() -> it.judge(Severity.S1)).isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void ofTheSameSeverityChangesNothing() {
      assertThat(opened(Severity.S3, MONDAY).judge(Severity.S3).kinds()).containsExactly("opened");
    }
  }

  @Nested
  class Moving {
    @Test
    void acknowledgingGivesTheLead() {
      var it = opened(Severity.S3, MONDAY).move(Move.ACKNOWLEDGE);

      assertThat(it.incident().lead).isEqualTo("anna");
      assertThat(it.incident().responders)
          .containsExactly(new Responder("anna", ResponderRole.LEAD));
    }

    @Test
    void acknowledgingAgainKeepsTheFirstInstantAndTheLead() {
      var it = opened(Severity.S3, MONDAY).move(Move.ACKNOWLEDGE).after(Duration.ofHours(1));
      it.doing(changes -> it.incident().handOver("ben", "anna", changes));
      it.doing(changes -> it.incident().comeBack(it.incident().chain, changes));

      it.move(Move.ACKNOWLEDGE);

      assertThat(it.incident().acknowledgedAt).isEqualTo(at(MONDAY));
      assertThat(it.incident().lead).isEqualTo("ben");
    }

    @Test
    void reopeningIsOpenForADay() {
      var it = opened(Severity.S3, MONDAY).move(Move.RESOLVE).after(Duration.ofHours(24));

      assertThat(it.move(Move.REOPEN, "neue Bilder", null).incident().state)
          .isEqualTo(IncidentState.OPEN);
    }

    @Test
    void afterADayNothingIsReopened() {
      var it =
          opened(Severity.S3, MONDAY).move(Move.RESOLVE).after(Duration.ofHours(24).plusSeconds(1));

      assertThatThrownBy(() -> it.move(Move.REOPEN, "neue Bilder", null))
          .isInstanceOf(Problem.Conflict.class)
          .hasMessageContaining("follows");
    }

    @Test
    void theSystemReopensAsWell() {
      var it = opened(Severity.S3, MONDAY).move(Move.RESOLVE);

      it.doing(
          changes ->
              it.incident()
                  .move(
                      Move.REOPEN,
                      Changes.SYSTEM,
                      "Schwelle überschritten",
                      it.promise(),
                      changes));

      assertThat(it.timeline().getLast().actor()).isEqualTo(Changes.SYSTEM);
    }

    @Test
    void openIncidentIsNotFollowed() {
      assertThatThrownBy(() -> opened(Severity.S3, MONDAY).incident().requireFollowable("nord"))
          .isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void otherTeamsIncidentIsNotFollowed() {
      var it = opened(Severity.S3, MONDAY).move(Move.RESOLVE);

      assertThatThrownBy(() -> it.incident().requireFollowable("sued"))
          .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void leadIsOnePerson() {
      var it = opened(Severity.S3, MONDAY).move(Move.ACKNOWLEDGE);

      it.doing(changes -> it.incident().respond("ben", ResponderRole.LEAD, "anna", changes));

      assertThat(it.incident().responders)
          .containsExactly(new Responder("ben", ResponderRole.LEAD));
    }
  }

  @Nested
  class Breach {
    @Test
    void ofAnyPromiseOfAnS4CallsOutsideHelp() {
      var it = opened(Severity.S4, MONDAY).after(Duration.ofHours(4));

      assertThat(it.incident().chain.urgent()).isTrue();
    }

    @Test
    void ofTheWordAloneCallsNobodyForAnS2() {
      var it = opened(Severity.S2, MONDAY).move(Move.ACKNOWLEDGE).after(Duration.ofMinutes(16));

      assertThat(it.incident().chain.urgent()).isFalse();
    }

    @Test
    void ofContainmentCallsOutsideHelp() {
      var it = opened(Severity.S2, MONDAY).move(Move.ACKNOWLEDGE).after(Duration.ofHours(1));

      assertThat(it.incident().chain.urgent()).isTrue();
    }

    @Test
    void isWrittenButCallsNobodyWhileWorseIsOpen() {
      var it = openedBeside(WORSE, Severity.S4, MONDAY).after(Duration.ofHours(4));

      assertThat(it.kinds()).contains("breach");
      assertThat(it.incident().chain.urgent()).isFalse();
    }
  }

  @Nested
  class Suppression {
    @Test
    void holdsTheChainAndSaysSoOnce() {
      var it = openedBeside(WORSE, Severity.S3, MONDAY);

      it.doing(it.incident()::hold).doing(it.incident()::hold);

      assertThat(it.incident().chain.dueAt()).isNull();
      assertThat(it.kinds()).containsExactly("opened", "suppressed");
    }

    @Test
    void doesNotHoldWhatIsEscalatedByHand() {
      var it = openedBeside(WORSE, Severity.S3, MONDAY).move(Move.ESCALATE);

      it.doing(changes -> assertThat(it.incident().hold(changes)).isFalse());
    }

    @Test
    void holdsNothingWithoutAWorseOne() {
      var it = opened(Severity.S3, MONDAY);

      it.doing(changes -> assertThat(it.incident().hold(changes)).isFalse());
    }

    @Test
    void endsWithTheChainGoingOn() {
      var it = openedBeside(WORSE, Severity.S3, MONDAY);
      it.doing(it.incident()::hold).after(Duration.ofMinutes(20)).doing(it.incident()::release);

      assertThat(it.incident().chain.dueAt()).isEqualTo(at("2026-11-23T10:20"));
    }

    @Test
    void endsWhenItIsAsBadItself() {
      var it = openedBeside(WORSE, Severity.S3, MONDAY);
      it.doing(it.incident()::hold).judge(Severity.S2);

      assertThat(it.kinds()).endsWith("severity", "released");
    }

    @Test
    void leavesPromisesRunning() {
      var it = openedBeside(WORSE, Severity.S3, MONDAY);
      it.doing(it.incident()::hold).after(Duration.ofMinutes(31));

      assertThat(it.state(ACKNOWLEDGE)).isEqualTo(BREACHED);
    }
  }

  private static Case responding(Severity severity) {
    return opened(severity, MONDAY).move(Move.ACKNOWLEDGE).move(Move.RESPOND);
  }
}
