package io.sturmwarte.library;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sturmwarte.incident.Text;

/** What an entry is. */
public enum Kind implements Tagged {
  PLAYBOOK("playbook", "Playbook", "playbook"),
  CASE_STUDY("case-study", "Fallstudie", "case study");

  private final String word;
  private final Text name;

  Kind(String word, String de, String en) {
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
  public static Kind fromString(String word) {
    return Tagged.of("kind", values(), word);
  }
}
