package io.sturmwarte.query;

/** An expression that cannot be understood. */
public final class QueryError extends RuntimeException {
  private final int column;

  /**
   * @param position counted from 0
   */
  QueryError(int position, String reason) {
    super(reason, null, false, false);
    this.column = position + 1;
  }

  /** What is wrong and what to do, without the column. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Where the fault is, counted from 1 in UTF-16 units. */
  public int column() {
    return column;
  }
}
