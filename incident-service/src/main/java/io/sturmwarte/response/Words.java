package io.sturmwarte.response;

import io.sturmwarte.incident.Text;
import io.sturmwarte.response.Response.Publication;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences of the timeline. */
final class Words {
  private Words() {}

  static Text begun(Response it, String actor) {
    return switch (it.kind) {
      case REPLY ->
          new Text(
              "%s schreibt eine Antwort auf einen Beitrag (%s)".formatted(actor, it.platform),
              "%s is writing an answer to a mention (%s)".formatted(actor, it.platform));
      case STATEMENT ->
          new Text(
              "%s schreibt eine öffentliche Stellungnahme (%s)".formatted(actor, it.platform),
              "%s is writing a statement to the public (%s)".formatted(actor, it.platform));
    };
  }

  static Text written(Response it, String actor) {
    return new Text(
        "%s hat Fassung %d geschrieben".formatted(actor, it.draft),
        "%s wrote version %d".formatted(actor, it.draft));
  }

  static Text reviewed(Response it) {
    var marks = it.review == null ? 0 : it.review.marks().size();
    return new Text(
        "Fassung %d geprüft, %d Anmerkungen".formatted(it.draft, marks),
        "Version %d reviewed, %d remarks".formatted(it.draft, marks));
  }

  static Text reviewPending() {
    return new Text(
        "Die Prüfung ist nicht erreichbar und wird nachgeholt",
        "The review cannot be reached and will follow");
  }

  static Text submitted(Response it, String actor) {
    var by = it.missing().stream().map(Need.By::word).collect(Collectors.joining(", "));
    return by.isEmpty()
        ? new Text(
            "%s hat die Antwort eingereicht; sie braucht keine Freigabe".formatted(actor),
            "%s submitted the response; it needs no approval".formatted(actor))
        : new Text(
            "%s bittet um Freigabe durch: %s".formatted(actor, by),
            "%s asks for approval by: %s".formatted(actor, by));
  }

  static Text approved(Response it, String actor, @Nullable String comment) {
    var open = it.missing().stream().map(Need.By::word).collect(Collectors.joining(", "));
    var still = open.isEmpty() ? "" : " (%s)".formatted(open);
    return new Text(
        "%s hat Fassung %d freigegeben".formatted(actor, it.draft)
            + (open.isEmpty() ? "" : "; es fehlt noch" + still)
            + because(comment),
        "%s approved version %d".formatted(actor, it.draft)
            + (open.isEmpty() ? "" : "; still missing" + still)
            + because(comment));
  }

  static Text rejected(String actor, String comment) {
    return new Text(
        "%s hat die Freigabe abgelehnt: %s".formatted(actor, comment),
        "%s refused approval: %s".formatted(actor, comment));
  }

  static Text published(Response it, Publication out) {
    return new Text(
        "Veröffentlicht auf %s: %s".formatted(it.platform, out.url()),
        "Published on %s: %s".formatted(it.platform, out.url()));
  }

  static Text despiteStop(String actor) {
    return new Text(
        "%s hat trotz des Stopps der Rechtsabteilung veröffentlicht".formatted(actor),
        "%s published although legal had said stop".formatted(actor));
  }

  static Text despiteFreeze(String actor) {
    return new Text(
        "%s hat trotz Veröffentlichungsstopp veröffentlicht".formatted(actor),
        "%s published despite the publishing freeze".formatted(actor));
  }

  static Text withdrawn(String actor, String reason) {
    return new Text(
        "%s hat die Antwort zurückgezogen: %s".formatted(actor, reason),
        "%s withdrew the response: %s".formatted(actor, reason));
  }

  static Text wentWell(String actor, String why) {
    return new Text(
        "%s hält fest, was gut ankam: %s".formatted(actor, why),
        "%s notes what went well: %s".formatted(actor, why));
  }

  static Text goodPost(String actor, String why) {
    return new Text(
        "%s merkt einen hilfreichen Beitrag vor: %s".formatted(actor, why),
        "%s notes a post that helps: %s".formatted(actor, why));
  }

  static Text handedOver(String from, String to) {
    return new Text(
        "%s übergibt einen Beitrag an %s".formatted(from, to),
        "%s hands a mention over to %s".formatted(from, to));
  }

  private static String because(@Nullable String comment) {
    return comment == null || comment.isBlank() ? "" : ": " + comment;
  }
}
