package io.sturmwarte.outbound;

/** A call that came to nothing now, and may succeed later. Names no internal detail. */
public final class Unreachable extends RuntimeException {
  Unreachable(String reason) {
    super(reason, null, false, false);
  }
}
