package io.sturmwarte.crowd;

/**
 * How the crowd feels after a tick.
 *
 * @param heat negatives per minute beyond the usual
 * @param tension 0 to 1: how readily one post draws the next
 * @param negatives written in this tick
 */
public record Mood(int tick, double heat, double tension, int negatives) {
  private static final double[] LEVELS = {3, 8, 15, 25, 40, 60};

  public static Mood calm() {
    return new Mood(0, 0, 0.1, 0);
  }

  public double negativesPerMinute() {
    return negatives * 60.0 / Crowd.TICK.toSeconds();
  }

  /** The storm level of the heat, 0 (Windstille) to 6 (Orkan). */
  public int level() {
    var level = 0;
    while (level < LEVELS.length && heat >= LEVELS[level]) {
      level++;
    }
    return level;
  }
}
