package io.sturmwarte.debrief;

import io.sturmwarte.debrief.Debrief.Score;
import io.sturmwarte.expectation.Action;
import io.sturmwarte.expectation.Expectation;
import io.sturmwarte.expectation.Text;
import io.sturmwarte.expectation.Verdict.Status;
import java.util.Comparator;
import java.util.List;

/** What to practise next, the costliest gap first. */
final class Advice {
  static final Text PENDING =
      new Text("Die Bewertung der Antwort steht noch aus.", "The review of the reply is pending.");

  private Advice() {}

  static List<Text> from(List<Score> scores) {
    return scores.stream()
        .filter(score -> score.status() == Status.MISSED || score.status() == Status.PARTLY)
        .sorted(Comparator.comparingDouble(Score::lost).reversed())
        .map(score -> advice(score.kind()))
        .distinct()
        .toList();
  }

  private static Text advice(Expectation.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGE_WITHIN ->
          new Text(
              "Zuständigkeit sofort klären: Wer annimmt, sagt es.",
              "Settle at once who is in charge: whoever acknowledges says so.");
      case REPLY_WITHIN ->
          new Text(
              "Schneller ein erstes Wort: was wir wissen, was wir prüfen, wann wir uns melden.",
              "A first word sooner: what we know, what we check, when we are back.");
      case REPLY_QUALITY ->
          new Text(
              "Antworten mit Fehler, Verantwortung und nächstem Schritt in drei Sätzen.",
              "Replies that name the fault, take responsibility and give a next step, in three sentences.");
      case NO_DELETE ->
          new Text(
              "Kritik stehen lassen und beantworten.", "Leave criticism standing and reply to it.");
      case ESCALATE_TO ->
          new Text(
              "Recht und Geschäftsführung früh einbeziehen.",
              "Bring in legal and the management early.");
      case INFORM_INSIDE ->
          new Text("Die eigenen Leute zuerst informieren.", "Tell your own people first.");
      case FREEZE_PUBLISHING ->
          new Text(
              "Geplante Veröffentlichungen als Erstes anhalten.",
              "Halt planned publications first of all.");
      case CHOOSE_STRATEGY ->
          new Text(
              "Strategie nach Verantwortung wählen, nicht nach Gefühl.",
              "Choose the strategy by responsibility, not by feeling.");
    };
  }

  static Text decision(Action.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGE -> new Text("Angenommen", "Acknowledged");
      case ESCALATE -> new Text("Eskaliert", "Escalated");
      case FREEZE -> new Text("Veröffentlichungen angehalten", "Publishing frozen");
      case INFORM_INSIDE -> new Text("Intern informiert", "Informed inside");
      case STRATEGY -> new Text("Strategie gewählt", "Strategy chosen");
      case HIDE -> new Text("Beitrag verborgen", "Post hidden");
      case DELETE -> new Text("Beitrag gelöscht", "Post deleted");
      case IGNORE -> new Text("Aktiv ignoriert", "Actively ignored");
    };
  }
}
