package io.sturmwarte.strategy;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import io.sturmwarte.strategy.Facts.Claim;
import io.sturmwarte.strategy.Facts.Reputation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of the advice. */
final class Words {
  static final Text ADJUST =
      new Text(
          "Dann Anteil nehmen: Betroffene ansprechen, Gefühle anerkennen, sagen, was getan wird, damit es"
              + " nicht wieder geschieht, und wann das nächste Wort kommt",
          "Then show concern: address those affected, accept how they feel, say what is done so that it does"
              + " not happen again, and when the next word comes");

  static final Text BOLSTER =
      new Text(
          "Erst danach und knapp: an frühere gute Arbeit erinnern, allen danken, die helfen",
          "Only after that, and briefly: recall good works of the past, thank everybody who helps");

  private Words() {}

  /** Always first: what happened, and what people can do now to be safe. */
  static Text instruct(@Nullable Cause cause) {
    return switch (cause) {
      case COMPLAINT_HANDLING ->
          new Text(
              "Zuerst sagen, was schiefging, wohin sich Betroffene jetzt wenden und bis wann sie eine Antwort haben",
              "First say what went wrong, where those affected turn to now, and by when they have an answer");
      case EMPLOYEE_MISCONDUCT ->
          new Text(
              "Zuerst sagen, was bekannt ist, dass die Person bis zur Klärung nicht mehr dort arbeitet, und wo sich Betroffene melden können",
              "First say what is known, that the person does not work there until it is settled, and where those affected can report");
      case EXECUTIVE_MISCONDUCT ->
          new Text(
              "Zuerst sagen, wer den Vorwurf unabhängig prüft, wer solange entscheidet und wann das Ergebnis kommt",
              "First say who examines the allegation independently, who decides meanwhile, and when the result comes");
      case PRODUCT_FAULT ->
          new Text(
              "Zuerst sagen, welche Produkte oder Leistungen betroffen sind, ob man sie weiter nutzen darf, und wie Ersatz oder Erstattung geht",
              "First say which products or services are affected, whether to go on using them, and how to get a replacement or refund");
      case DATA_BREACH ->
          new Text(
              "Zuerst sagen, welche Daten seit wann betroffen sind, was Betroffene jetzt ändern oder prüfen sollen, und wie sie erfahren, ob sie dazugehören",
              "First say which data are affected since when, what people should change or check now, and how they learn whether they are among them");
      case CAMPAIGN_BACKFIRE ->
          new Text(
              "Zuerst sagen, dass die Kampagne gestoppt ist, seit wann, und was mit dem Material geschieht",
              "First say that the campaign has been stopped, since when, and what happens to the material");
      case MISINFORMATION ->
          new Text(
              "Zuerst die Tatsachen mit Belegen nennen, ohne die falsche Behauptung zu wiederholen, und sagen, woran man echte Nachrichten von uns erkennt",
              "First state the facts with evidence, without repeating the false claim, and say how to tell real messages of ours");
      case OTHER ->
          new Text(
              "Zuerst sagen, was geschehen ist, wen es betrifft und was Betroffene jetzt tun können",
              "First say what happened, whom it affects, and what they can do now");
      case null ->
          new Text(
              "Zuerst sagen, was geschehen ist, wen es betrifft und was Betroffene jetzt tun können",
              "First say what happened, whom it affects, and what they can do now");
    };
  }

  static Text carryOut(Posture posture, Facts facts) {
    return switch (posture) {
      case INFORM ->
          facts.cluster() == CrisisCluster.RUMOUR
              ? new Text(
                  "Offen sagen, dass geprüft wird, wer prüft und wann das Ergebnis kommt; noch nichts bestreiten",
                  "Say openly that it is being examined, by whom, and when the result comes; deny nothing yet")
              : new Text(
                  "Dabei bleiben: weiter informieren und Anteil nehmen, sich nicht rechtfertigen",
                  "Leave it at that: keep informing and showing concern, do not justify yourself");
      case DENY ->
          new Text(
              "Ruhig und einmal klarstellen, dass es nicht stimmt, mit Belegen; niemanden beschimpfen, der es geteilt hat",
              "Set it right calmly and once, with evidence; insult nobody who has shared it");
      case DIMINISH ->
          new Text(
              "Erklären, wie es dazu kam und dass es nicht absehbar war; das Ausmaß in Zahlen nennen, nichts kleinreden",
              "Explain how it came about and that it could not be foreseen; give the extent in figures, play nothing down");
      case REBUILD ->
          new Text(
              "Um Entschuldigung bitten, Verantwortung übernehmen, Wiedergutmachung anbieten und den ersten Schritt mit Datum nennen",
              "Apologise, take responsibility, offer to make good, and name the first step with its date");
      case BOLSTER -> BOLSTER;
    };
  }

  static List<Text> reasons(Facts facts, CrisisCluster treatedAs, Posture posture) {
    var reasons = new ArrayList<Text>();
    reasons.add(cluster(facts.cluster()));
    if (treatedAs != facts.cluster() && facts.cluster() != CrisisCluster.RUMOUR) {
      reasons.add(intensified(facts, treatedAs));
    }
    if (facts.cluster() == CrisisCluster.RUMOUR) {
      reasons.add(claim(facts.claim()));
    }
    reasons.add(
        new Text(
            "Deshalb: %s".formatted(posture.text().de()),
            "Therefore: %s".formatted(posture.text().en())));
    return List.copyOf(reasons);
  }

  private static Text cluster(CrisisCluster cluster) {
    return switch (cluster) {
      case VICTIM ->
          new Text(
              "Die Öffentlichkeit sieht uns selbst als Opfer und gibt uns kaum Schuld",
              "The public sees us as a victim too and hardly blames us");
      case ACCIDENTAL ->
          new Text(
              "Die Öffentlichkeit hält es für ein Versehen und gibt uns wenig Schuld",
              "The public takes it for an accident and blames us little");
      case PREVENTABLE ->
          new Text(
              "Die Öffentlichkeit meint, wir hätten es verhindern können, und gibt uns die Schuld",
              "The public thinks that we could have prevented it, and blames us");
      case RUMOUR ->
          new Text(
              "Es wird etwas über uns behauptet, das nicht belegt ist",
              "Something is said about us that is not proven");
    };
  }

  private static Text intensified(Facts facts, CrisisCluster treatedAs) {
    var bad = facts.reputation() == Reputation.BAD;
    var de =
        facts.history() && bad
            ? "Ähnliches ist schon geschehen, und unser Ruf war schlecht"
            : bad ? "Unser Ruf war schon vorher schlecht" : "Ähnliches ist uns schon geschehen";
    var en =
        facts.history() && bad
            ? "Something like it has happened before, and our reputation was bad"
            : bad
                ? "Our reputation was bad before it"
                : "Something like it has happened to us before";
    return new Text(
        "%s: Man gibt uns mehr Schuld, also wie bei \"%s\"".formatted(de, treatedAs.text().de()),
        "%s: we are blamed more, so as with \"%s\"".formatted(en, treatedAs.text().en()));
  }

  private static Text claim(Claim claim) {
    return switch (claim) {
      case FALSE -> new Text("Es ist nachweislich falsch", "It is shown to be false");
      case UNCLEAR ->
          new Text(
              "Ob es stimmt, ist noch offen; ein verfrühtes Dementi wäre nicht mehr einzuholen",
              "Whether it is true is still open; a denial too early could not be taken back");
      case TRUE ->
          new Text(
              "Es stimmt, ist also kein Gerücht; bis jemand die Art der Krise bestimmt, gilt die schwerste",
              "It is true, so it is no rumour; until somebody says what kind of crisis it is, the gravest counts");
    };
  }

  static Text chosen(String actor, Posture posture, String why) {
    return new Text(
        "%s wählt die Strategie \"%s\": %s".formatted(actor, posture.text().de(), why),
        "%s chooses the strategy \"%s\": %s".formatted(actor, posture.text().en(), why));
  }

  static Text effect(String actor, String effect) {
    return new Text(
        "%s hält die Wirkung fest: %s".formatted(actor, effect),
        "%s notes the effect: %s".formatted(actor, effect));
  }
}
