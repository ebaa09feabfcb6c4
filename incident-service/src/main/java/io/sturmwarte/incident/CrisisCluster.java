package io.sturmwarte.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.problem.Problem;
import java.util.Locale;
import java.util.stream.Stream;
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

  /** From a query; throws {@link Problem.Invalid} for a word that is none of the four. */
  public static CrisisCluster fromString(String word) {
    return Stream.of(values())
        .filter(cluster -> cluster.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem.Invalid(
                    "cluster", "send one of victim, accidental, preventable, rumour"));
  }

  static @Nullable CrisisCluster of(@Nullable String word) {
    return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
