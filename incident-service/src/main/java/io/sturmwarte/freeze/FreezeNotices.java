package io.sturmwarte.freeze;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.notify.Messages;
import io.sturmwarte.notify.Notice;
import io.sturmwarte.notify.Recipient;
import io.sturmwarte.person.ContactMethod.Channel;
import io.sturmwarte.person.People;
import io.sturmwarte.person.Person;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells the whole team, and the systems that want to know, that a freeze began or ended. */
@ApplicationScoped
class FreezeNotices {
  private static final String WEBHOOKS =
      "select unnest(webhooks) as address from freeze_rule where team = $1";

  private final People people;
  private final Messages messages;

  FreezeNotices(People people, Messages messages) {
    this.people = people;
    this.messages = messages;
  }

  Uni<Void> started(SqlClient tx, Freeze freeze) {
    return tell(tx, freeze, "freeze", "freeze.started");
  }

  Uni<Void> ended(SqlClient tx, Freeze freeze) {
    return tell(tx, freeze, "freeze-ended", "freeze.ended");
  }

  private Uni<Void> tell(SqlClient tx, Freeze freeze, String kind, String event) {
    return people
        .ofTeam(tx, freeze.team())
        .chain(team -> webhooks(tx, freeze.team()).map(it -> recipients(team, it)))
        .map(all -> all.map(to -> notice(freeze, kind, event, to)).toList())
        .chain(notices -> messages.send(tx, notices));
  }

  private static Uni<List<String>> webhooks(SqlClient tx, String team) {
    return tx.preparedQuery(WEBHOOKS)
        .execute(Tuple.of(team))
        .map(rows -> rows.stream().map(row -> row.getString("address")).toList());
  }

  private static Stream<Recipient> recipients(List<Person> team, List<String> webhooks) {
    return Stream.concat(
        team.stream().map(person -> new Recipient.OfPerson(person.id())),
        webhooks.stream()
            .map(
                address ->
                    new Recipient.Address(Channel.WEBHOOK, "Freeze webhook", address, "en")));
  }

  private static Notice notice(Freeze it, String kind, String event, Recipient to) {
    var ending = it.ending();
    return Notice.of(
        kind,
        "%s/%s/%s".formatted(event, it.id(), to),
        it.team(),
        null,
        to,
        Map.of(
            "event", event,
            "freezeId", it.id().toString(),
            "brandId", it.brandId().toString(),
            "brand", it.brandName(),
            "platforms", List.copyOf(it.platforms()),
            "reason", ending == null ? it.why() : ending,
            "until", it.until().toString(),
            "mayPublish", it.mayPublish()));
  }
}
