package io.sturmwarte.library;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sturmwarte.incident.Text;

/** How well it was answered. */
public enum Outcome implements Tagged {
  ANSWERED_WELL("answered-well", "gut beantwortet", "answered well"),
  ANSWERED_BADLY("answered-badly", "schlecht beantwortet", "answered badly"),
  VIRAL_MOMENT("viral-moment", "viralen Moment genutzt", "viral moment used well");

  private final String word;
  private final Text name;

  Outcome(String word, String de, String en) {
    this.word = word;
    this.name = new Text(de, en);
  }

  @Override
  @JsonValue
  public String word() {
    return word;
  }

  @Override
  public Text text() {
    return name;
  }

  /** Read from JSON, from a query and from the database. */
  @JsonCreator
  public static Outcome fromString(String word) {
    return Tagged.of("outcome", values(), word);
  }
}
