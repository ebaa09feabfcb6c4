package io.sturmwarte.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much of a crisis the public lays at the organisation's door, after situational crisis
 * communication theory (Coombs 2007); a rumour is not true.
 */
public enum CrisisCluster {
  @JsonProperty("victim")
  VICTIM(new Text("Opfer", "Victim")),
  @JsonProperty("accidental")
  ACCIDENTAL(new Text("Unglück", "Accidental")),
  @JsonProperty("preventable")
  PREVENTABLE(new Text("Vermeidbar", "Preventable")),
  @JsonProperty("rumour")
  RUMOUR(new Text("Gerücht", "Rumour"));

  private final Text text;

  CrisisCluster(Text text) {
    this.text = text;
  }

  public Text text() {
    return text;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable CrisisCluster of(@Nullable String word) {
    return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
