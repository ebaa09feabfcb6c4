package io.sturmwarte.crowd;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A crowd as a self-exciting process in discrete time (Hawkes): what was written in one tick draws
 * more in the next, and how strongly depends on how heated people are. Plain numbers, no memory: a
 * mood and what happened give the next mood, the same for the same seed.
 *
 * @param calm negatives per minute when nothing is wrong
 */
public record Crowd(long seed, double calm) {
  public static final Duration TICK = Duration.ofSeconds(30);

  private static final double TICKS_PER_MINUTE = 60.0 / TICK.toSeconds();

  /** What is left of the heat after a tick in which nobody wrote. */
  private static final double COOLING = 0.80;

  /** How much heat one negative post adds. With cooling this stays below one: storms do end. */
  private static final double EXCITEMENT_CALM = 0.04;

  private static final double EXCITEMENT_TENSE = 0.38;
  private static final double SILENCE_A_TICK = 0.10;
  private static final double MOST_A_MINUTE = 240;

  /** The mood after one more tick. */
  public Mood next(Mood before, List<Stimulus> stimuli) {
    var heat = before.heat();
    var tension = before.tension();
    for (var stimulus : stimuli) {
      heat = heatAfter(heat, stimulus);
      tension = Math.clamp(tension + tensionBy(stimulus), 0, 1);
    }
    var perMinute = Math.min(calm + heat, MOST_A_MINUTE);
    var negatives = poisson(perMinute / TICKS_PER_MINUTE, before.tick());
    var excitement = EXCITEMENT_CALM + (EXCITEMENT_TENSE - EXCITEMENT_CALM) * tension;
    var heatNext = heat * COOLING + excitement * negatives;
    return new Mood(before.tick() + 1, heatNext, tension, negatives);
  }

  private static double heatAfter(double heat, Stimulus stimulus) {
    return switch (stimulus) {
      case Stimulus.Post post -> heat + post.weight();
      case Stimulus.Answer answer -> heatAfterAnswer(heat, answer);
      case Stimulus.Silence silence -> heat;
      case Stimulus.Removal removal -> heat * 1.3 + 8;
    };
  }

  private static double heatAfterAnswer(double heat, Stimulus.Answer answer) {
    return answer.isGood()
        ? heat * (1 - 0.85 * answer.strength())
        : heat + 4 * (0.6 - answer.quality());
  }

  private static double tensionBy(Stimulus stimulus) {
    return switch (stimulus) {
      case Stimulus.Post post -> 0.02 * post.weight();
      case Stimulus.Answer answer ->
          answer.isGood() ? -answer.strength() : 0.5 * (0.6 - answer.quality());
      case Stimulus.Silence silence -> SILENCE_A_TICK;
      case Stimulus.Removal removal -> 0.45;
    };
  }

  /**
   * By inversion of one uniform number a tick, so that two runs of one seed can be compared: more
   * heat never gives fewer posts.
   */
  private int poisson(double mean, int tick) {
    var uniform = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + tick).nextDouble();
    var probability = Math.exp(-mean);
    var cumulated = probability;
    var count = 0;
    while (uniform > cumulated && probability > 1e-12 * cumulated) {
      count++;
      probability *= mean / count;
      cumulated += probability;
    }
    return count;
  }
}
