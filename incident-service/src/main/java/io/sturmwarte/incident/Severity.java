package io.sturmwarte.incident;

/** How bad it is; S1 is worst. */
public enum Severity {
  S1,
  S2,
  S3,
  S4;

  /** What a storm level asks for. */
  public static Severity ofLevel(int level) {
    return switch (level) {
      case 5, 6 -> S1;
      case 4 -> S2;
      case 3 -> S3;
      default -> S4;
    };
  }

  public Severity worse(Severity other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public boolean isWorseThan(Severity other) {
    return compareTo(other) < 0;
  }

  /** Whether nobody need be told of it while worse is open on the same topic. */
  boolean canBeSuppressed() {
    return this == S3 || this == S4;
  }
}
