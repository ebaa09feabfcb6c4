package io.sturmwarte.incident;

import static io.sturmwarte.incident.CrisisCluster.ACCIDENTAL;
import static io.sturmwarte.incident.CrisisCluster.PREVENTABLE;
import static io.sturmwarte.incident.CrisisCluster.RUMOUR;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a crisis grew from; the words are those by which scoring sorts mentions. */
public enum Cause {
  @JsonProperty("complaint-handling")
  COMPLAINT_HANDLING(
      PREVENTABLE,
      new Text(
          "Beschwerden übergangen oder schlecht bearbeitet",
          "Complaints ignored or badly handled")),
  @JsonProperty("employee-misconduct")
  EMPLOYEE_MISCONDUCT(
      PREVENTABLE,
      new Text("Fehltritt oder Skandal Beschäftigter", "Misstep or scandal of an employee")),
  @JsonProperty("executive-misconduct")
  EXECUTIVE_MISCONDUCT(
      PREVENTABLE,
      new Text("Fehltritt oder Skandal der Leitung", "Misstep or scandal of an executive")),
  @JsonProperty("product-fault")
  PRODUCT_FAULT(ACCIDENTAL, new Text("Produkt- oder Leistungsmangel", "Product or service fault")),
  @JsonProperty("data-breach")
  DATA_BREACH(
      ACCIDENTAL, new Text("Datenleck oder Verletzung der Privatsphäre", "Data or privacy breach")),
  @JsonProperty("campaign-backfire")
  CAMPAIGN_BACKFIRE(PREVENTABLE, new Text("Missglückte Kampagne", "Campaign that backfired")),
  @JsonProperty("misinformation")
  MISINFORMATION(
      RUMOUR,
      new Text("Falschmeldung oder gesteuerter Angriff", "Misinformation or coordinated attack")),
  @JsonProperty("other")
  OTHER(ACCIDENTAL, new Text("Anderes", "Other"));

  private static final Map<String, Cause> BY_WORD =
      Stream.of(values()).collect(Collectors.toMap(Cause::word, Function.identity()));

  private static final List<String> WORDS = Stream.of(values()).map(Cause::word).toList();

  private final CrisisCluster cluster;
  private final Text text;

  Cause(CrisisCluster cluster, Text text) {
    this.cluster = cluster;
    this.text = text;
  }

  /** The cluster that is assumed until somebody says otherwise. */
  public CrisisCluster cluster() {
    return cluster;
  }

  public Text text() {
    return text;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** From a query; throws {@link Problem.Invalid} for a word that is none of the eight. */
  public static Cause fromString(String word) {
    var cause = BY_WORD.get(word);
    if (cause == null) {
      throw new Problem.Invalid("cause", "send one of " + String.join(", ", WORDS));
    }
    return cause;
  }

  /** From what is stored; what an older version took as free text counts as other. */
  static @Nullable Cause of(@Nullable String word) {
    return word == null ? null : BY_WORD.getOrDefault(word, OTHER);
  }
}
