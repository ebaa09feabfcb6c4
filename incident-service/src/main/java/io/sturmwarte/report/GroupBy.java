package io.sturmwarte.report;

import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import java.util.Locale;

/** By what incidents are put together. */
public enum GroupBy {
  BRAND(new Text("Marke", "Brand"), "brand_name"),
  SEVERITY(new Text("Schwere", "Severity"), "severity"),
  CAUSE(new Text("Ursache", "Cause"), "coalesce(cause, '')"),
  MONTH(new Text("Monat", "Month"), "to_char(opened_at at time zone $6, 'YYYY-MM')");

  final Text title;
  final String expression;

  GroupBy(Text title, String expression) {
    this.title = title;
    this.expression = expression;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws {@link Problem.Invalid} for a word that there is not. */
  static GroupBy of(String word) {
    for (var value : values()) {
      if (value.word().equals(word)) {
        return value;
      }
    }
    throw new Problem.Invalid("by", "take brand, severity, cause or month");
  }
}
