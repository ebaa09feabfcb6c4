package io.sturmwarte.response;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.notify.About;
import io.sturmwarte.notify.Messages;
import io.sturmwarte.notify.Notice;
import io.sturmwarte.notify.Phrase;
import io.sturmwarte.notify.Recipient;
import io.sturmwarte.person.People;
import io.sturmwarte.person.Person;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Asks those whose yes is needed. */
@ApplicationScoped
class ApprovalNotices {
  private final People people;
  private final Messages messages;

  ApprovalNotices(People people, Messages messages) {
    this.people = people;
    this.messages = messages;
  }

  /** Nobody is asked to approve what they have written. */
  Uni<Void> ask(SqlConnection tx, Response response, Situation at) {
    return Multi.createFrom()
        .iterable(response.missing())
        .onItem()
        .transformToUniAndConcatenate(by -> people.withFunction(tx, response.team, function(by)))
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(List::stream).distinct().toList())
        .map(all -> all.stream().filter(it -> !wrote(it, response)).toList())
        .map(them -> them.stream().map(it -> notice(it, response, at)).toList())
        .chain(notices -> messages.send(tx, notices));
  }

  private static boolean wrote(Person person, Response response) {
    var login = person.login();
    return login != null && response.authors.contains(login);
  }

  private static String function(Need.By by) {
    return switch (by) {
      case LEAD -> "team-lead";
      case LEGAL -> "legal";
    };
  }

  private static Notice notice(Person person, Response response, Situation at) {
    return Notice.of(
        "approval",
        "approval/%s/%d/%d/%s"
            .formatted(response.id, response.draft, response.version, person.id()),
        response.team,
        about(at.incident()),
        new Recipient.OfPerson(person.id()),
        Map.of("askedBy", at.actor(), "what", response.text, "responseId", response.id.toString()));
  }

  private static About about(Incident it) {
    return new About(
        it.id,
        it.number,
        it.brandName,
        it.title,
        it.severity.name(),
        it.level,
        it.allReasons().stream()
            .map(reason -> new Phrase(reason.text().de(), reason.text().en()))
            .toList(),
        it.exercise,
        it.openedAt);
  }
}
