package io.sturmwarte.launch;

/** Why the product cannot be started, in words for the person who tried. */
public final class Refusal extends RuntimeException {
  public Refusal(String message) {
    super(message);
  }
}
