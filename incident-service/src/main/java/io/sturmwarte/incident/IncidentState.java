package io.sturmwarte.incident;

import java.util.List;
import java.util.stream.Stream;

/** Where an incident stands. What leads from one state to another is said in {@link Move}. */
public enum IncidentState {
  OPEN,
  ACKNOWLEDGED,
  RESPONDING,
  STABILISED,
  RESOLVED,
  REVIEWED,
  WAITING_EXTERNAL;

  public boolean isOver() {
    return this == RESOLVED || this == REVIEWED;
  }

  /** What can be done with it now. */
  public List<Move> moves() {
    return Stream.of(Move.values()).filter(move -> move.isOpenFrom(this)).toList();
  }
}
