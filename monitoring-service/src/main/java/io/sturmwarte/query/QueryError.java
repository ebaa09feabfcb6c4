package io.sturmwarte.query;

/** An expression that cannot be understood; the message begins with the column of the fault. */
public final class QueryError extends RuntimeException {
  private final int column;

  QueryError(int position, String reason) {
    super("column %d: %s".formatted(position + 1, reason), null, false, false);
    this.column = position + 1;
  }

  /** Where the fault is, counted from 1. */
  public int column() {
    return column;
  }
}
