package io.sturmwarte.notify;

import java.util.List;
import java.util.UUID;

/**
 * Which of the messages that wait for one address go now, worst first: each for itself while the
 * limits allow; otherwise the last free place takes the rest together.
 */
record Turn(List<UUID> single, List<UUID> together) {
  /** What one bundle names at most, so that it can still be read and sent. */
  static final int MOST_TOGETHER = 1_000;

  static Turn of(List<UUID> worstFirst, int free) {
    if (free <= 0) {
      return new Turn(List.of(), List.of());
    }
    if (worstFirst.size() <= free) {
      return new Turn(worstFirst, List.of());
    }
    var single = worstFirst.subList(0, free - 1);
    var rest = worstFirst.subList(free - 1, worstFirst.size());
    return new Turn(single, rest.subList(0, Math.min(rest.size(), MOST_TOGETHER)));
  }
}
