package io.sturmwarte.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What somebody does in an incident. */
public enum ResponderRole {
  @JsonProperty("lead")
  LEAD(new Text("Einsatzleitung", "incident lead")),
  @JsonProperty("communications")
  COMMUNICATIONS(new Text("Kommunikation", "communications")),
  @JsonProperty("legal")
  LEGAL(new Text("Recht", "legal")),
  @JsonProperty("executive")
  EXECUTIVE(new Text("Geschäftsleitung", "executive")),
  @JsonProperty("scribe")
  SCRIBE(new Text("Protokoll", "scribe"));

  private final Text text;

  ResponderRole(Text text) {
    this.text = text;
  }

  public Text text() {
    return text;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ResponderRole of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
