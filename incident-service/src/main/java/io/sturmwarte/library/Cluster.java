package io.sturmwarte.library;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sturmwarte.incident.Text;

/** How far people hold the organisation responsible, after situational crisis communication theory. */
public enum Cluster implements Tagged {
  VICTIM("victim", "selbst Opfer", "victim"),
  ACCIDENTAL("accidental", "Versehen", "accidental"),
  PREVENTABLE("preventable", "vermeidbar", "preventable"),
  RUMOUR("rumour", "Gerücht", "rumour");

  private final String word;
  private final Text name;

  Cluster(String word, String de, String en) {
    this.word = word;
    this.name = new Text(de, en);
  }

  @Override
  @JsonValue
  public String word() {
    return word;
  }

  @Override
  public Text inWords() {
    return name;
  }

  /** Read from JSON, from a query and from the database. */
  @JsonCreator
  public static Cluster fromString(String word) {
    return Tagged.of("cluster", values(), word);
  }
}
