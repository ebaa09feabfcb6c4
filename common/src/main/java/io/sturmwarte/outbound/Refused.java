package io.sturmwarte.outbound;

/** An address that is never to be called. The message is for whoever named it. */
public final class Refused extends RuntimeException {
  Refused(String reason) {
    super(reason, null, false, false);
  }
}
