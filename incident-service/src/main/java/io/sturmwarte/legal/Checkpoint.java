package io.sturmwarte.legal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.incident.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What legal says about an incident.
 *
 * @param score 0-100, the sum of the factors' points
 * @param changedBy null as long as nobody has asked
 */
public record Checkpoint(
    Status status,
    List<RiskFactor> factors,
    int score,
    @Nullable String notes,
    List<String> questions,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {
  static final Checkpoint NOT_ASKED =
      new Checkpoint(Status.NOT_ASKED, List.of(), 0, null, List.of(), null, null);

  /** How far legal has come. */
  public enum Status {
    @JsonProperty("not-asked")
    NOT_ASKED(new Text("nicht gefragt", "not asked")),
    @JsonProperty("asked")
    ASKED(new Text("gefragt", "asked")),
    @JsonProperty("cleared")
    CLEARED(new Text("freigegeben", "cleared")),
    @JsonProperty("cleared-with-conditions")
    CLEARED_WITH_CONDITIONS(new Text("mit Auflagen freigegeben", "cleared with conditions")),
    @JsonProperty("stop")
    STOP(new Text("Stopp", "stop"));

    private final Text text;

    Status(Text text) {
      this.text = text;
    }

    public Text text() {
      return text;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Status of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
