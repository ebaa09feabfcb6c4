package io.sturmwarte.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be counted. */
public enum Metric {
  @JsonProperty("mentions")
  MENTIONS("Meldungen", "mentions"),
  @JsonProperty("negatives")
  NEGATIVES("kritische Meldungen", "critical mentions"),
  @JsonProperty("toxic")
  TOXIC("giftige Meldungen", "toxic mentions"),
  @JsonProperty("reach")
  REACH("Reichweite", "reach");

  private final String german;
  private final String english;

  Metric(String german, String english) {
    this.german = german;
    this.english = english;
  }

  public String german() {
    return german;
  }

  public String english() {
    return english;
  }

  long of(Counts counts) {
    return switch (this) {
      case MENTIONS -> counts.mentions();
      case NEGATIVES -> counts.negatives();
      case TOXIC -> counts.toxic();
      case REACH -> counts.reach();
    };
  }
}
