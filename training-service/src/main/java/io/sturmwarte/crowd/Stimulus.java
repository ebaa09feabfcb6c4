package io.sturmwarte.crowd;

import java.time.Duration;

/** What moves a crowd. */
public sealed interface Stimulus {

  /**
   * Something that many read.
   *
   * @param weight the negatives per minute it sets off by itself
   */
  record Post(double weight) implements Stimulus {

    /** Ten times the readers, one step more. */
    public static Post readBy(long reach) {
      return new Post(Math.max(0, 1.5 * (Math.log10(Math.max(reach, 1)) - 2)));
    }
  }

  /**
   * Words from the brand.
   *
   * @param quality 0 to 1, from the review
   * @param after how long people had waited for it
   */
  record Answer(double quality, Duration after) implements Stimulus {
    private static final double GOOD = 0.6;
    private static final double PATIENCE_MINUTES = 15;

    boolean isGood() {
      return quality >= GOOD;
    }

    /** A good answer loses half of its strength in a quarter of an hour. */
    double strength() {
      return quality * Math.pow(0.5, after.toSeconds() / 60.0 / PATIENCE_MINUTES);
    }
  }

  /** A tick in which something public had been waiting for an answer too long. */
  record Silence() implements Stimulus {}

  /** Somebody's words were deleted or hidden, and people saw it. */
  record Removal() implements Stimulus {}
}
