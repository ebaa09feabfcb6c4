package io.sturmwarte.recall;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Reason;
import io.sturmwarte.incident.Text;
import io.sturmwarte.notify.About;
import io.sturmwarte.notify.Messages;
import io.sturmwarte.notify.Notice;
import io.sturmwarte.notify.Phrase;
import io.sturmwarte.notify.Recipient;
import io.sturmwarte.person.People;
import io.sturmwarte.person.Person;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Tells those who answer for a decision about it, in the transaction that changes it. */
@ApplicationScoped
public class Tell {
  /** Their templates are {@code templates/notice/guard_*}. */
  private static final String KIND = "guard";

  private static final String TEAM_LEAD = "team-lead";

  private final People people;
  private final Messages messages;

  Tell(People people, Messages messages) {
    this.people = people;
    this.messages = messages;
  }

  /**
   * What is told.
   *
   * @param key names it once and for all
   */
  public record Tidings(String key, Text headline, Text text) {}

  /** Whoever signs in under this name; the team's leads where nobody is known by it. */
  public Uni<Void> login(SqlClient tx, Incident incident, String login, Tidings tidings) {
    return people
        .byLogin(tx, login)
        .chain(
            person ->
                person.isPresent()
                    ? send(tx, incident, List.of(person.get()), tidings)
                    : function(tx, incident, TEAM_LEAD, tidings));
  }

  /** All of the incident's team that have the function. */
  public Uni<Void> function(SqlClient tx, Incident incident, String function, Tidings tidings) {
    return people
        .withFunction(tx, incident.team, function)
        .chain(them -> send(tx, incident, them, tidings));
  }

  private Uni<Void> send(SqlClient tx, Incident incident, List<Person> them, Tidings tidings) {
    return messages.send(
        tx, them.stream().map(person -> notice(incident, person, tidings)).toList());
  }

  private static Notice notice(Incident incident, Person person, Tidings tidings) {
    return Notice.of(
        KIND,
        tidings.key() + "/" + person.id(),
        incident.team,
        about(incident),
        new Recipient.OfPerson(person.id()),
        Map.of(
            "headlineDe", tidings.headline().de(),
            "headlineEn", tidings.headline().en(),
            "textDe", tidings.text().de(),
            "textEn", tidings.text().en()));
  }

  private static About about(Incident incident) {
    return new About(
        incident.id,
        incident.number,
        incident.brandName,
        incident.title,
        incident.severity.name(),
        incident.level,
        incident.reasons.stream().map(Reason::text).map(Tell::phrase).toList(),
        incident.exercise,
        incident.openedAt);
  }

  private static Phrase phrase(Text text) {
    return new Phrase(text.de(), text.en());
  }
}
