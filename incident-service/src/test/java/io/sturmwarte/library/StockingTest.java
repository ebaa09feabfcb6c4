package io.sturmwarte.library;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.library.Desk.act;
import static io.sturmwarte.library.Desk.draft;
import static io.sturmwarte.library.Desk.read;
import static io.sturmwarte.library.Desk.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Text;
import io.sturmwarte.oncall.Staff;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ships meets what a house writes; and what is not looked at is remembered. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class StockingTest {
  @Inject Stocking stocking;
  @Inject Shelf shelf;
  @Inject Pool pool;
  @Inject java.time.Clock clock;

  private final String key = "test/" + UUID.randomUUID();

  @BeforeEach
  void stocked() {
    Desk.stocked();
  }

  @Test
  void stockingAgainChangesNothing() throws Throwable {
    stock(shipped("Eins"));
    var version = entry().<Integer>path("version");

    stock(shipped("Eins"));

    assertThat(entry().<Integer>path("version")).isEqualTo(version);
  }

  @Test
  void twoReplicasStockOnce() throws Throwable {
    for (var ignored = 0; ignored < 2; ignored++) {
      stock(shelf.entries().toArray(Shipped[]::new));
    }

    var titles = Desk.titles("&kind=case-study");
    assertThat(titles).doesNotHaveDuplicates();
  }

  @Test
  void newerTextTakesTheOldOnesPlace() throws Throwable {
    stock(shipped("Alt"));

    stock(shipped("Neu"));

    assertThat(entry().<String>path("title.de")).isEqualTo("Neu " + key);
    assertThat(entry().<Boolean>path("shipped.edited")).isFalse();
  }

  @Test
  void wordsOfTheHouseStayAndTheNewerTextWaits() throws Throwable {
    stock(shipped("Alt"));
    replace(id(), houses(), null).statusCode(200).body("shipped.edited", equalTo(true));

    stock(shipped("Neu"));

    read(Role.LEAD, id())
        .body("title.de", equalTo("Haus " + key))
        .body("shipped.newerWaits", equalTo(true));
    as(Role.LEAD)
        .get("/api/v1/library/" + id() + "/newer")
        .then()
        .statusCode(200)
        .body("title.de", equalTo("Neu " + key));
  }

  @Test
  void houseMayTakeTheNewerText() throws Throwable {
    stock(shipped("Alt"));
    replace(id(), houses(), null).statusCode(200);
    stock(shipped("Neu"));

    act(id(), "take-newer")
        .statusCode(200)
        .body("title.de", equalTo("Neu " + key))
        .body("shipped.edited", equalTo(false))
        .body("shipped.newerWaits", equalTo(false));

    stock(shipped("Neuer"));
    assertThat(entry().<String>path("title.de")).isEqualTo("Neuer " + key);
  }

  @Test
  void withoutANewerTextThereIsNothingToTake() throws Throwable {
    stock(shipped("Alt"));

    act(id(), "take-newer").statusCode(409);
  }

  @Test
  void ownerIsRemindedUntilSomebodyHasLooked() {
    var owner = "owner-" + UUID.randomUUID();
    Staff.signedIn("Wer es pflegt", owner);
    var mail = owner + "@example.org";
    var due = draft("Fällig " + key);
    due.put("owner", owner);
    due.put("reviewOn", today().plusDays(2).toString());
    var id = Desk.written(due);
    act(id, "publish").statusCode(200).body("reviewDue", equalTo(false));

    AppClock.advance(Duration.ofDays(3));
    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(1));
    assertThat(Desk.titles("&due=true")).contains("Fällig " + key);

    AppClock.advance(Duration.ofDays(7));
    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(2));

    as(Role.LEAD)
        .body(Map.of("reviewOn", today().plusYears(1).toString()))
        .post("/api/v1/library/" + id + "/looked-at")
        .then()
        .statusCode(200);
    assertThat(Desk.titles("&due=true")).doesNotContain("Fällig " + key);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
  }

  private Map<String, Object> houses() {
    return draft("Haus " + key);
  }

  private Shipped shipped(String title) {
    var like = shelf.entries().getFirst().draft();
    var text = new Text(title + " " + key, title + " " + key);
    return Shipped.of(
        key,
        new Draft(
            like.kind(),
            like.cause(),
            like.cluster(),
            like.strategies(),
            like.outcome(),
            null,
            null,
            text,
            text,
            text,
            List.of(),
            null,
            LocalDate.parse("2099-01-01")));
  }

  private void stock(Shipped... shipped) throws Throwable {
    VertxContextSupport.subscribeAndAwait(
        () -> pool.withTransaction(tx -> stocking.stock(tx, List.of(shipped))));
  }

  private String id() {
    return Desk.search("\"" + key + "\"", "limit=1")
        .body("items", hasSize(1))
        .extract()
        .path("items[0].id");
  }

  private io.restassured.response.ExtractableResponse<io.restassured.response.Response> entry() {
    return read(Role.VIEWER, id()).statusCode(200).extract();
  }
}
