package io.sturmwarte.strategy;

import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import io.sturmwarte.strategy.Facts.Claim;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What speaks against a choice: what was chosen before it, and what the theory advises. */
public final class Warnings {
  private Warnings() {}

  /**
   * @param earlier chosen before, in order
   */
  static List<Warning> of(Posture chosen, List<Posture> earlier, Facts facts) {
    var warnings = new ArrayList<Warning>();
    new LinkedHashSet<>(earlier)
        .forEach(before -> contradiction(before, chosen).ifPresent(warnings::add));
    if (chosen == Posture.BOLSTER && earlier.isEmpty()) {
      warnings.add(
          warning(
              "bolster-alone",
              "Eigenlob allein wirkt in einer Krise wie Ablenkung; erst informieren und Anteil nehmen",
              "Praise of oneself alone looks like a distraction; inform and show sympathy first"));
    }
    if (chosen == Posture.DENY && !isFalseRumour(facts)) {
      warnings.add(
          warning(
              "deny-unproven",
              "Bestreiten nur, was nachweislich falsch ist; sonst kostet der Beweis des Gegenteils doppelt",
              "Deny only what is shown to be false; otherwise proof of the contrary costs twice"));
    }
    var advised = Recommendation.of(facts).posture();
    if (chosen.accommodation() < advised.accommodation()) {
      warnings.add(
          warning(
              "weaker-than-advised",
              "Das nimmt weniger Verantwortung an, als die Lage verlangt (empfohlen: %s)"
                  .formatted(advised.text().de()),
              "This takes less responsibility than the situation asks for (advised: %s)"
                  .formatted(advised.text().en())));
    }
    return List.copyOf(warnings);
  }

  private static boolean isFalseRumour(Facts facts) {
    return facts.cluster() == CrisisCluster.RUMOUR && facts.claim() == Claim.FALSE;
  }

  /** Going from less to more responsibility is no contradiction, except away from a denial. */
  static Optional<Warning> contradiction(Posture before, Posture chosen) {
    return Optional.ofNullable(
        switch (chosen) {
          case DENY ->
              switch (before) {
                case REBUILD ->
                    warning(
                        "deny-after-rebuild",
                        "Sie haben sich entschuldigt; wer jetzt bestreitet, nimmt die Entschuldigung zurück",
                        "You have apologised; to deny now takes the apology back");
                case DIMINISH ->
                    warning(
                        "deny-after-diminish",
                        "Sie haben den Vorfall eingeräumt; bestreiten widerspricht dem",
                        "You have granted that it happened; to deny contradicts that");
                case DENY, INFORM, BOLSTER -> null;
              };
          case DIMINISH ->
              switch (before) {
                case REBUILD ->
                    warning(
                        "diminish-after-rebuild",
                        "Nach einer Entschuldigung klingt Einordnen wie eine Ausrede",
                        "After an apology, putting into proportion sounds like an excuse");
                case DENY -> afterDenial();
                case DIMINISH, INFORM, BOLSTER -> null;
              };
          case REBUILD -> before == Posture.DENY ? afterDenial() : null;
          case INFORM, BOLSTER -> null;
        });
  }

  private static Warning afterDenial() {
    return warning(
        "after-denial",
        "Sie haben bestritten; sagen Sie zuerst offen, dass und warum Sie sich geirrt haben",
        "You have denied it; first say openly that you were wrong, and why");
  }

  private static Warning warning(String code, String de, String en) {
    return new Warning(code, new Text(de, en));
  }

  /** Something that speaks against a choice, and what would help. */
  public record Warning(String code, Text text) {}
}
