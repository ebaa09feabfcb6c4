package io.sturmwarte.legal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Locale;

/** What makes an incident legally risky, with its points; the score is their sum, at most 100. */
public enum RiskFactor {
  @JsonProperty("threat-to-life")
  THREAT_TO_LIFE(30),
  @JsonProperty("personal-data")
  PERSONAL_DATA(20),
  @JsonProperty("regulator-involved")
  REGULATOR_INVOLVED(20),
  @JsonProperty("legal-letter")
  LEGAL_LETTER(15),
  @JsonProperty("admission-of-liability")
  ADMISSION_OF_LIABILITY(15),
  @JsonProperty("allegation-disputed")
  ALLEGATION_DISPUTED(10),
  @JsonProperty("employee-named")
  EMPLOYEE_NAMED(10),
  @JsonProperty("market-relevant")
  MARKET_RELEVANT(20),
  @JsonProperty("contract-partner-affected")
  CONTRACT_PARTNER_AFFECTED(5),
  @JsonProperty("rights-of-others")
  RIGHTS_OF_OTHERS(5);

  private static final int MOST = 100;

  private final int points;

  RiskFactor(int points) {
    this.points = points;
  }

  public int points() {
    return points;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static RiskFactor of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Each factor counts once. */
  static int score(Collection<RiskFactor> factors) {
    return Math.min(MOST, factors.stream().distinct().mapToInt(RiskFactor::points).sum());
  }
}
