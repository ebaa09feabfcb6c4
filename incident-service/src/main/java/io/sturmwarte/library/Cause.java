package io.sturmwarte.library;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sturmwarte.incident.Text;

/** What a crisis came from. */
public enum Cause implements Tagged {
  COMPLAINTS("complaints", "Beschwerden", "complaints"),
  EMPLOYEE("employee", "Fehltritt von Beschäftigten", "misstep of an employee"),
  EXECUTIVE("executive", "Fehltritt der Leitung", "misstep of an executive"),
  PRODUCT("product", "Fehler an Produkt oder Dienst", "product or service fault"),
  DATA_BREACH("data-breach", "Datenpanne", "data breach"),
  CAMPAIGN("campaign", "missglückte Kampagne", "campaign that backfired"),
  MISINFORMATION("misinformation", "Falschmeldung oder Angriff", "misinformation or attack"),
  OTHER("other", "Sonstiges", "other");

  private final String word;
  private final Text name;

  Cause(String word, String de, String en) {
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
  public static Cause fromString(String word) {
    return Tagged.of("cause", values(), word);
  }
}
