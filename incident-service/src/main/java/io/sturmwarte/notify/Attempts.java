package io.sturmwarte.notify;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How often a delivery is tried, and when again. Counted from the first attempt, not from the
 * writing.
 */
final class Attempts {
  /** The table of the Standard Webhooks specification: after the first attempt, and after each. */
  private static final List<Duration> WEBHOOK =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** Doubling from a second to half an hour, these fill a day. */
  private static final int OF_A_DAY = 58;

  private static final double LEAST_JITTER = 0.8;
  private static final double MOST_JITTER = 1.2;

  private Attempts() {}

  static boolean isLastOfWebhook(int attempts) {
    return attempts > WEBHOOK.size();
  }

  static boolean isLastOfADay(int attempts) {
    return attempts >= OF_A_DAY;
  }

  /**
   * @param attempts how many have failed
   * @param notBefore what the receiver asked for
   */
  static Duration waitOfWebhook(int attempts, @Nullable Duration notBefore) {
    return wait(
        attempts, notBefore, ThreadLocalRandom.current().nextDouble(LEAST_JITTER, MOST_JITTER));
  }

  static Duration wait(int attempts, @Nullable Duration notBefore, double jitter) {
    var planned = WEBHOOK.get(Math.min(attempts, WEBHOOK.size()) - 1);
    var wait = Duration.ofMillis((long) (planned.toMillis() * jitter));
    return notBefore != null && notBefore.compareTo(wait) > 0 ? notBefore : wait;
  }
}
