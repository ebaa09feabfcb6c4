package io.sturmwarte.strategy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.incident.Text;
import java.util.Locale;

/** The way a crisis is answered, beyond telling people what happened and what they can do. */
public enum Posture {
  /** Instructing and adjusting information alone. */
  @JsonProperty("inform")
  INFORM("informieren", "inform"),
  @JsonProperty("deny")
  DENY("bestreiten", "deny"),
  @JsonProperty("diminish")
  DIMINISH("einordnen", "diminish"),
  @JsonProperty("rebuild")
  REBUILD("wiedergutmachen", "rebuild"),
  /** Reminds of good works and thanks; only beside another. */
  @JsonProperty("bolster")
  BOLSTER("bestärken", "bolster");

  private final Text name;

  Posture(String de, String en) {
    this.name = new Text(de, en);
  }

  Text text() {
    return name;
  }

  static Posture of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How far it takes responsibility: the further, the more it takes the side of those harmed. */
  int accommodation() {
    return switch (this) {
      case DENY -> 0;
      case INFORM, BOLSTER -> 1;
      case DIMINISH -> 2;
      case REBUILD -> 3;
    };
  }
}
