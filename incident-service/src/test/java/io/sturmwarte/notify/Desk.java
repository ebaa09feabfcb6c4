package io.sturmwarte.notify;

import static io.sturmwarte.engine.House.NORD;
import static io.sturmwarte.engine.House.as;

import io.quarkus.vertx.VertxContextSupport;
import io.sturmwarte.identity.Role;
import io.sturmwarte.person.ContactMethod.Channel;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** From where the tests send notices, and where they look what became of them. */
@Singleton
public class Desk {
  @Inject Pool pool;
  @Inject Messages messages;

  /** A person of team nord without a login. */
  public static UUID person(String name) {
    return person(name, Map.of());
  }

  public static UUID person(String name, Map<String, Object> more) {
    var body = new HashMap<String, Object>(Map.of("team", NORD, "name", name));
    body.putAll(more);
    String id = as(Role.LEAD).body(body).post("/api/v1/people").path("id");
    return UUID.fromString(id);
  }

  /** Gives the id of the new contact method. */
  public static UUID method(UUID person, Channel channel, String address) {
    String id =
        as(Role.LEAD)
            .body(Map.of("channel", channel.word(), "address", address))
            .post("/api/v1/people/%s/contact-methods".formatted(person))
            .path("contactMethods.find { it.address == '%s' }.id".formatted(address));
    return UUID.fromString(id);
  }

  public static void rules(UUID person, Rule... rules) {
    as(Role.LEAD)
        .body(List.of(rules))
        .put("/api/v1/people/%s/notification-rules".formatted(person))
        .then()
        .statusCode(200);
  }

  public record Rule(UUID contactMethodId, int delayMinutes, String urgency) {}

  public static About about(UUID incident, String severity) {
    return new About(
        incident,
        "2026-" + Math.abs(incident.hashCode()),
        "Nordlicht Energie",
        "Abrechnung",
        severity,
        4,
        List.of(new Phrase("120 negative Beiträge", "120 negative posts")),
        false,
        Instant.EPOCH);
  }

  /** A page to a person about an incident, whether there is one or not. */
  public void page(UUID person, UUID incident, String severity) {
    send(
        Notice.page(
            UUID.randomUUID().toString(),
            NORD,
            about(incident, severity),
            new Recipient.OfPerson(person),
            1));
  }

  public void page(Channel channel, String address, UUID incident, String severity) {
    send(
        Notice.page(
            UUID.randomUUID().toString(),
            NORD,
            about(incident, severity),
            new Recipient.Address(channel, "Presse", address, "de"),
            1));
  }

  public void send(Notice... notices) {
    run(() -> pool.withTransaction(tx -> messages.send(tx, List.of(notices))));
  }

  public void sql(String statement) {
    run(() -> pool.query(statement).execute());
  }

  public List<Row> rows(String query) {
    return StreamSupport.stream(run(() -> pool.query(query).execute()).spliterator(), false)
        .toList();
  }

  public long count(String query) {
    return rows(query).getFirst().getLong(0);
  }

  static <T> T run(java.util.function.Supplier<io.smallrye.mutiny.Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
