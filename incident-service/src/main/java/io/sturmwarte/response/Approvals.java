package io.sturmwarte.response;

import static io.sturmwarte.response.Need.By.LEAD;
import static io.sturmwarte.response.Need.By.LEGAL;

import io.sturmwarte.incident.Severity;
import io.sturmwarte.incident.Text;
import io.sturmwarte.legal.Checkpoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose yes a response needs: what the policy asks, and what no policy can waive. */
final class Approvals {
  private static final Text UNREVIEWED =
      new Text(
          "Der Text wurde noch nicht geprüft, weil die Prüfung nicht erreichbar ist",
          "The text has not been reviewed, since the review cannot be reached");
  private static final Text BLOCKED =
      new Text(
          "Die Prüfung rät davon ab, den Text so zu veröffentlichen",
          "The review advises against publishing the text like this");
  private static final Text ADMISSION =
      new Text(
          "Der Text könnte als rechtliches Eingeständnis gelesen werden",
          "The text could be read as a legal admission");

  private static final Text LEGAL_WAS_ASKED =
      new Text(
          "Die Rechtsabteilung ist gefragt und hat noch nicht geantwortet",
          "Legal was asked and has not answered yet");

  private Approvals() {}

  /** Empty where it may go out as it is. */
  static List<Need> needed(ApprovalPolicy policy, Draft it) {
    var why = new EnumMap<Need.By, List<Text>>(Need.By.class);
    if (!it.preApproved()) {
      policy.rules().stream()
          .filter(rule -> rule.fits(it.severity(), it.kind(), it.platform()))
          .forEach(rule -> rule.needs().forEach(by -> add(why, by, asked(it))));
    }
    var review = it.review();
    if (review == null && !it.preApproved()) {
      add(why, LEAD, UNREVIEWED);
    }
    if (review != null && review.blocks()) {
      add(why, LEAD, BLOCKED);
    }
    if (review != null && review.admits()) {
      add(why, LEGAL, ADMISSION);
    }
    if (it.legal() == Checkpoint.Status.ASKED) {
      add(why, LEGAL, LEGAL_WAS_ASKED);
    }
    return why.entrySet().stream().map(need -> new Need(need.getKey(), need.getValue())).toList();
  }

  private static void add(Map<Need.By, List<Text>> why, Need.By by, Text reason) {
    var reasons = why.computeIfAbsent(by, ignored -> new ArrayList<>());
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
  }

  private static Text asked(Draft it) {
    return switch (it.kind()) {
      case STATEMENT ->
          new Text(
              "Die Freigaberegel verlangt es für öffentliche Stellungnahmen (%s, %s)"
                  .formatted(it.severity(), it.platform()),
              "The approval policy asks for it with statements to the public (%s, %s)"
                  .formatted(it.severity(), it.platform()));
      case REPLY ->
          new Text(
              "Die Freigaberegel verlangt es für Antworten (%s, %s)"
                  .formatted(it.severity(), it.platform()),
              "The approval policy asks for it with replies (%s, %s)"
                  .formatted(it.severity(), it.platform()));
    };
  }

  /**
   * What is judged.
   *
   * @param review null while nobody has read it
   * @param preApproved filled from words that were approved beforehand, and not changed since
   * @param legal how far the legal checkpoint of the incident has come
   */
  record Draft(
      Severity severity,
      Kind kind,
      String platform,
      @Nullable Review review,
      boolean preApproved,
      Checkpoint.Status legal) {}
}
