package io.sturmwarte.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twenty minutes are forty ticks. A provoking post comes in the second. */
class CrowdTest {
  private static final int TICKS = 40;
  private static final int PROVOKED = 1;

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 4711, -3})
  void sameSeedGivesTheSameStorm(long seed) {
    assertThat(run(seed, CrowdTest::silence)).isEqualTo(run(seed, CrowdTest::silence));
  }

  /**
   * Minutes after the post, quality. One seed can be lucky, but never unlucky; fifty show the half.
   */
  @ParameterizedTest
  @CsvSource({"2, 1.0", "4, 1.0", "4, 0.9", "6, 0.9", "8, 0.8"})
  void goodAnswerWithinMinutesAtLeastHalvesTheRest(int minutes, double quality) {
    var tick = PROVOKED + minutes * 2;
    var silent = 0;
    var answered = 0;
    for (var seed = 1L; seed <= 50; seed++) {
      var alone = after(tick, run(seed, CrowdTest::silence));
      var heard = after(tick, run(seed, answerAt(tick, quality, minutes)));
      assertThat(heard).as("seed %d", seed).isLessThanOrEqualTo(alone);
      silent += alone;
      answered += heard;
    }
    assertThat(answered).isLessThanOrEqualTo(silent / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8, 15})
  void deletionFeedsTheStorm(int tick) {
    for (var seed = 1L; seed <= 50; seed++) {
      var silent = after(tick, run(seed, CrowdTest::silence));
      var deleted = after(tick, run(seed, with(tick, new Stimulus.Removal(), CrowdTest::silence)));
      assertThat(deleted).as("seed %d", seed).isGreaterThan(silent * 5 / 4);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.0", "0.25", "0.45"})
  void poorAnswerIsNoHelp(double quality) {
    for (var seed = 1L; seed <= 50; seed++) {
      var quiet = after(8, run(seed, CrowdTest::noReaction));
      var poor =
          after(
              8,
              run(
                  seed,
                  with(
                      8,
                      new Stimulus.Answer(quality, Duration.ofMinutes(3)),
                      CrowdTest::noReaction)));
      assertThat(poor).as("seed %d", seed).isGreaterThanOrEqualTo(quiet);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 4711})
  void withoutProvocationThereIsNoStorm(long seed) {
    var moods = run(seed, tick -> List.of());
    assertThat(moods).allSatisfy(mood -> assertThat(mood.level()).isLessThanOrEqualTo(1));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2.9, 0", "3, 1", "8, 2", "15, 3", "25, 4", "40, 5", "60, 6", "500, 6"})
  void heatNamesTheLevel(double heat, int level) {
    assertThat(new Mood(1, heat, 0, 0).level()).isEqualTo(level);
  }

  private static List<Stimulus> silence(int tick) {
    if (tick == PROVOKED) {
      return List.of(Stimulus.Post.readBy(38_000));
    }
    return tick > PROVOKED + 6 ? List.of(new Stimulus.Silence()) : List.of();
  }

  private static List<Stimulus> noReaction(int tick) {
    return tick == PROVOKED ? List.of(Stimulus.Post.readBy(38_000)) : List.of();
  }

  private static IntFunction<List<Stimulus>> answerAt(int at, double quality, int minutes) {
    var answer = new Stimulus.Answer(quality, Duration.ofMinutes(minutes));
    return with(at, answer, tick -> tick < at ? silence(tick) : List.of());
  }

  private static IntFunction<List<Stimulus>> with(
      int at, Stimulus extra, IntFunction<List<Stimulus>> others) {
    return tick -> {
      var all = new ArrayList<>(others.apply(tick));
      if (tick == at) {
        all.add(extra);
      }
      return all;
    };
  }

  private static List<Mood> run(long seed, IntFunction<List<Stimulus>> stimuli) {
    var crowd = new Crowd(seed, 1);
    var moods = new ArrayList<Mood>();
    var mood = Mood.calm();
    for (var tick = 0; tick < TICKS; tick++) {
      mood = crowd.next(mood, stimuli.apply(tick));
      moods.add(mood);
    }
    return moods;
  }

  private static int after(int tick, List<Mood> moods) {
    return moods.stream().skip(tick).mapToInt(Mood::negatives).sum();
  }
}
