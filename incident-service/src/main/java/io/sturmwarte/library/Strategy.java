package io.sturmwarte.library;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sturmwarte.incident.Text;

/** What an organisation answered with. */
public enum Strategy implements Tagged {
  INFORM("inform", "informieren und Mitgefühl zeigen", "inform and show empathy"),
  DIMINISH("diminish", "einordnen", "diminish"),
  REBUILD("rebuild", "um Entschuldigung bitten und wiedergutmachen", "apologise and make good"),
  DENY("deny", "widersprechen", "deny"),
  BOLSTER("bolster", "an Gutes erinnern", "bolster"),
  IGNORE("ignore", "bewusst nicht antworten", "actively ignore"),
  DELETE("delete", "verbergen oder löschen", "hide or delete"),
  AMPLIFY("amplify", "Gutes verstärken", "amplify");

  private final String word;
  private final Text name;

  Strategy(String word, String de, String en) {
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
  public static Strategy fromString(String word) {
    return Tagged.of("strategies", values(), word);
  }
}
