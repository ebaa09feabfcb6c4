package io.sturmwarte.alert;

import io.sturmwarte.rule.Category;
import io.sturmwarte.rule.Condition;
import io.sturmwarte.rule.Rule;
import io.sturmwarte.storm.Reason;
import java.util.List;
import java.util.UUID;

/** Why a rule was crossed, in words; some codes raise the severity of an incident by themselves. */
final class RuleReasons {
  private RuleReasons() {}

  static Reason of(Rule rule, Condition.Finding finding, List<UUID> ids) {
    var value = Math.round(finding.value());
    var usual = Math.round(finding.usual());
    return switch (rule.condition()) {
      case Condition.Absolute it ->
          reason(
              "absolute",
              finding,
              "Regel „%s“: %d %s in %s, die Schwelle ist %d."
                  .formatted(
                      rule.name(),
                      value,
                      it.metric().german(),
                      minutes(it.window().toMinutes()),
                      usual),
              "Rule “%s”: %d %s in %s, the limit is %d."
                  .formatted(
                      rule.name(),
                      value,
                      it.metric().english(),
                      minutes(it.window().toMinutes()),
                      usual),
              ids);
      case Condition.Change it ->
          reason(
              "change",
              finding,
              "Regel „%s“: %d %s in der letzten Stunde, zu dieser Stunde der Woche sonst %d."
                  .formatted(rule.name(), value, it.metric().german(), usual),
              "Rule “%s”: %d %s in the last hour, %d are usual at this hour of the week."
                  .formatted(rule.name(), value, it.metric().english(), usual),
              ids);
      case Condition.Share it ->
          reason(
              "negative-share",
              finding,
              "Regel „%s“: %d Prozent sind kritisch, mehr als %d Prozent und nicht durch Zufall."
                  .formatted(rule.name(), percent(finding.value()), percent(it.floor())),
              "Rule “%s”: %d percent are critical, more than %d percent and not by chance."
                  .formatted(rule.name(), percent(finding.value()), percent(it.floor())),
              ids);
      case Condition.Toxic it ->
          reason(
              "toxic",
              finding,
              "Regel „%s“: %d Prozent der Meldungen sind giftig, die Schwelle ist %d Prozent."
                  .formatted(rule.name(), percent(finding.value()), percent(it.share())),
              "Rule “%s”: %d percent of the mentions are toxic, the limit is %d percent."
                  .formatted(rule.name(), percent(finding.value()), percent(it.share())),
              ids);
      case Condition.Keyword it ->
          reason(
              rule.category() == Category.THREAT ? "threat-to-life" : "risk-keyword",
              finding,
              "Regel „%s“: %d Meldungen in %s mit Worten wie %s."
                  .formatted(rule.name(), value, minutes(it.window().toMinutes()), it.words()),
              "Rule “%s”: %d mentions in %s with words such as %s."
                  .formatted(rule.name(), value, minutes(it.window().toMinutes()), it.words()),
              ids);
      case Condition.Author it ->
          reason(
              code(it.role()),
              finding,
              "Regel „%s“: %d Meldungen in %s von jemandem, dessen Wort zählt (%s)."
                  .formatted(
                      rule.name(), value, minutes(it.window().toMinutes()), german(it.role())),
              "Rule “%s”: %d mentions in %s by somebody whose word counts (%s)."
                  .formatted(rule.name(), value, minutes(it.window().toMinutes()), code(it.role())),
              ids);
      case Condition.NoData it ->
          reason(
              "no-data",
              finding,
              "Regel „%s“: Seit %d Minuten kommt nichts mehr herein; das ist eine Störung, keine Ruhe."
                  .formatted(rule.name(), value),
              "Rule “%s”: nothing has come in for %d minutes; that is a fault, not calm."
                  .formatted(rule.name(), value),
              ids);
    };
  }

  private static Reason reason(
      String code, Condition.Finding finding, String german, String english, List<UUID> ids) {
    return new Reason(
        code, finding.value(), finding.usual(), new Reason.Text(german, english), ids);
  }

  private static String code(Condition.Author.Role role) {
    return switch (role) {
      case REACH -> "author-reach";
      case JOURNALIST -> "journalist";
      case REGULATOR -> "regulator";
    };
  }

  private static String german(Condition.Author.Role role) {
    return switch (role) {
      case REACH -> "Reichweite";
      case JOURNALIST -> "Presse";
      case REGULATOR -> "Behörde";
    };
  }

  private static long percent(double share) {
    return Math.round(100 * share);
  }

  private static String minutes(long minutes) {
    return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
  }
}
