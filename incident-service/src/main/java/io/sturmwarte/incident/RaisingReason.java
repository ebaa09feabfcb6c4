package io.sturmwarte.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What raises an incident at once, whatever the storm, and calls outside help. */
public enum RaisingReason {
  @JsonProperty("threat-to-life")
  THREAT_TO_LIFE(Severity.S1, new Text("Gefahr für Leib und Leben", "Threat to life")),
  @JsonProperty("data-breach")
  DATA_BREACH(Severity.S1, new Text("Datenleck", "Data breach")),
  @JsonProperty("legal-letter")
  LEGAL_LETTER(Severity.S2, new Text("Anwaltsschreiben", "Legal letter")),
  @JsonProperty("regulator")
  REGULATOR(Severity.S2, new Text("Behörde fragt an", "Regulator involved")),
  @JsonProperty("journalist")
  JOURNALIST(Severity.S2, new Text("Presse fragt an", "Journalist involved")),
  @JsonProperty("executive-named")
  EXECUTIVE_NAMED(Severity.S2, new Text("Leitung wird genannt", "Executive named"));

  private final Severity severity;
  private final Text text;

  RaisingReason(Severity severity, Text text) {
    this.severity = severity;
    this.text = text;
  }

  /** At least this severe. */
  public Severity severity() {
    return severity;
  }

  public Text text() {
    return text;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<RaisingReason> of(String code) {
    return Stream.of(values()).filter(reason -> reason.word().equals(code)).findFirst();
  }
}
