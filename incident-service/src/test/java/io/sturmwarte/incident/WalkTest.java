package io.sturmwarte.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Random sequences of all that can be done to an incident, on the plain rules. */
class WalkTest {
  @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
  void incidentIsAlwaysWhatItsTimelineAndItsClocksTell(
      @ForAll Severity severity, @ForAll("walks") List<Step> walk) {
    var it = Case.opened(severity, "2026-10-23T15:00");
    for (var step : walk) {
      var before = it.incident().state;
      step.take(it);

      requireLegal(before, it.incident(), step);
    }
    assertThat(Replay.of(it.timeline())).isEqualTo(Replay.Told.of(it.incident()));
    assertThat(it.deadlinesFollowFromTheirEvents()).isTrue();
  }

  private static void requireLegal(IncidentState before, Incident it, Step step) {
    assertThat(it.state == IncidentState.WAITING_EXTERNAL)
        .isEqualTo(it.stateBeforeWaiting != null)
        .isEqualTo(it.waitingUntil != null);
    assertThat(it.state.isOver()).isEqualTo(it.resolvedAt != null);
    if (it.state.isOver()) {
      assertThat(it.chain.dueAt()).isNull();
      assertThat(it.deadlines.values()).noneMatch(Deadline::isPending);
    }
    if (before == IncidentState.REVIEWED) {
      assertThat(it.state).as("nothing leads out of the review, not %s", step).isEqualTo(before);
    }
    for (var deadline : it.deadlines.values()) {
      assertThat(deadline.state() != Deadline.State.RUNNING || deadline.dueAt().isAfter(it.now))
          .as("what is due was marked: %s", deadline)
          .isTrue();
    }
    assertThat(it.responders.stream().filter(one -> one.role() == ResponderRole.LEAD).count())
        .isEqualTo(it.lead == null ? 0 : 1);
  }

  @Provide
  Arbitrary<List<Step>> walks() {
    var step =
        Combinators.combine(
                Arbitraries.of(Deed.values()), Arbitraries.integers().between(0, 1_000_000))
            .as(Step::new);
    return step.list().ofMinSize(5).ofMaxSize(25);
  }

  /** Something done, with a number from which its details follow. */
  record Step(Deed deed, int detail) {
    /** What the rules refuse changes nothing. */
    void take(Case it) {
      try {
        deed.take(it, new Random(detail));
      } catch (Problem.Conflict | Problem.Invalid | Problem.NotFound refused) {
        assertThat(refused).hasMessageMatching("(?s).+");
      }
      it.until(it.incident().now);
    }
  }

  enum Deed {
    MOVE {
      @Override
      void take(Case it, Random random) {
        var move = Move.values()[random.nextInt(Move.values().length)];
        it.move(
            move,
            random.nextInt(5) == 0 ? null : "weil",
            random.nextBoolean() ? null : Duration.ofHours(random.nextInt(80)));
      }
    },
    OPEN_MOVE {
      @Override
      void take(Case it, Random random) {
        var open = it.incident().state.moves();
        if (!open.isEmpty()) {
          it.move(open.get(random.nextInt(open.size())), "weil", null);
        }
      }
    },
    TIME {
      @Override
      void take(Case it, Random random) {
        it.after(Duration.ofMinutes(random.nextInt(60 * 40)));
      }
    },
    WORD {
      @Override
      void take(Case it, Random random) {
        it.says("Wir prüfen die Lage.");
      }
    },
    LEVEL {
      @Override
      void take(Case it, Random random) {
        if (!it.incident().state.isOver()) {
          it.level(random.nextInt(7), random.nextInt(4) == 0 ? "journalist" : "negatives");
        }
      }
    },
    REASON {
      @Override
      void take(Case it, Random random) {
        it.reason(RaisingReason.values()[random.nextInt(RaisingReason.values().length)]);
      }
    },
    JUDGE {
      @Override
      void take(Case it, Random random) {
        it.judge(Severity.values()[random.nextInt(4)]);
      }
    },
    PEOPLE {
      @Override
      void take(Case it, Random random) {
        var name = List.of("anna", "ben", "cem").get(random.nextInt(3));
        var role = ResponderRole.values()[random.nextInt(5)];
        it.doing(
            changes -> {
              if (random.nextInt(3) == 0) {
                it.incident().leave(name, "anna", changes);
              } else {
                it.incident().respond(name, role, "anna", changes);
              }
            });
      }
    },
    EDIT {
      @Override
      void take(Case it, Random random) {
        var cause = Cause.values()[random.nextInt(8)];
        var cluster = CrisisCluster.values()[random.nextInt(4)];
        it.doing(
            changes ->
                it.incident().edit("Titel " + random.nextInt(9), cause, cluster, "anna", changes));
      }
    },
    COME_BACK {
      @Override
      void take(Case it, Random random) {
        if (it.incident().state == IncidentState.ACKNOWLEDGED) {
          it.doing(
              changes ->
                  it.incident().comeBack(it.incident().chain.dueAt(it.incident().now), changes));
        }
      }
    };

    abstract void take(Case it, Random random);
  }
}
