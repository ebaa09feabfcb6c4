package io.sturmwarte.library;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sturmwarte.incident.Text;

/** Who sees an entry: a draft its team, what is retired those who ask for it. */
public enum State implements Tagged {
  DRAFT("draft", "Entwurf", "draft"),
  PUBLISHED("published", "veröffentlicht", "published"),
  RETIRED("retired", "zurückgezogen", "retired");

  private final String word;
  private final Text name;

  State(String word, String de, String en) {
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
  public static State fromString(String word) {
    return Tagged.of("state", values(), word);
  }
}
