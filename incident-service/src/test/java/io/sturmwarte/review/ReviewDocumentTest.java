package io.sturmwarte.review;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.monitoring.FakeMonitoring;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class ReviewDocumentTest {
  private static final String ATTACK = "<script>alert('x')</script> *fett* | Rest";

  @ParameterizedTest
  @CsvSource({
    "de, Nachbereitung, Was dazu beigetragen hat, Zeit bis zur Übernahme, Was auf unsere öffentlichen Schritte folgte",
    "en, After-action review, What contributed, Time to acknowledge, What followed our public actions",
  })
  void theDocumentIsWholeInBothLanguages(
      String language, String title, String factors, String figure, String effects) {
    var id = reviewed();

    assertThat(page(id, language))
        .contains(title, factors, figure, effects, "<svg class=\"curve\"");
    assertThat(markdown(id, language))
        .contains("# " + title, "## " + factors, "**" + figure, effects);
  }

  @Test
  void whatPeopleWriteIsNeverMarkup() {
    var id = reviewed();

    assertThat(page(id, "de")).contains("&lt;script&gt;").doesNotContain("<script");
    assertThat(markdown(id, "de"))
        .contains("\\<script\\>alert('x')\\</script\\> \\*fett\\* \\| Rest")
        .contains("\\# keine Überschrift", "1\\. keine Liste");
  }

  @Test
  void withoutACurveTheDocumentSaysWhy() {
    var id = House.open(4);
    House.move(id, "resolve").statusCode(200);
    awaitReview(id);

    assertThat(page(id, "en"))
        .contains("Monitoring does not know this brand.")
        .doesNotContain("<svg");
  }

  @Test
  void actionItemsStandInItWithTheirState() {
    assertThat(markdown(reviewed(), "de"))
        .contains("- [ ] Textbaustein für Abrechnungsfragen (responder, ");
  }

  /** A storm of some hours, with two public words, and a review somebody has written. */
  static String reviewed() {
    var brand = UUID.randomUUID();
    var hour = now().truncatedTo(ChronoUnit.HOURS);
    var curve = FakeMonitoring.curve(brand);
    curve.hourly(hour.minus(Duration.ofDays(40)), hour.minus(Duration.ofHours(3)), 40, 9, 8_000);
    var storm =
        new int[] {14, 38, 92, 164, 171, 120, 88, 61, 40, 31, 22, 16, 12, 10, 9, 8, 11, 9, 8, 9};
    for (var i = 0; i < storm.length; i++) {
      for (var slot = 0; slot < 12; slot++) {
        var at = hour.plus(Duration.ofHours(i - 3)).plus(Duration.ofMinutes(5L * slot));
        var negatives = storm[i] / 12 + (slot < storm[i] % 12 ? 1 : 0);
        curve.at(at, 3 + negatives, negatives, 33L * storm[i]);
      }
    }
    curve.hourly(hour.plus(Duration.ofHours(17)), hour.plus(Duration.ofDays(5)), 40, 9, 8_000);
    String id = House.post(House.alert(brand, "Abrechnung", 4)).extract().path("incidentId");
    AppClock.advance(Duration.ofMinutes(6));
    House.move(id, "acknowledge");
    House.move(id, "respond");
    AppClock.advance(Duration.ofMinutes(40));
    word(
        id,
        "Wir sehen die falschen Abrechnungen und prüfen jede einzelne. Nächste Information um 14 Uhr.");
    AppClock.advance(Duration.ofHours(4));
    word(id, "Die Ursache ist gefunden. Alle Betroffenen bekommen bis Freitag eine neue Rechnung.");
    AppClock.advance(Duration.ofHours(8));
    House.move(id, "stabilise");
    AppClock.advance(Duration.ofHours(14));
    House.move(id, "resolve").statusCode(200);
    awaitReview(id);
    AppClock.advance(Duration.ofDays(2));
    write(id);
    return id;
  }

  private static void write(String id) {
    var content =
        Map.of(
            "language",
            "de",
            "summary",
            "Nach einem Tarifwechsel gingen 2.300 falsche Abrechnungen hinaus. Der Unmut sammelte sich an einem"
                + " Vormittag in den Netzen; eine erste Stellungnahme nach 46 Minuten und die Erklärung am Nachmittag"
                + " brachten die Lage noch am selben Tag zurück auf das Übliche.",
            "whatHappened",
            "08:10 Erste Beschwerden über doppelte Abschläge.\n09:02 Alarm, Vorfall eröffnet.\n09:08 Übernommen.\n"
                + "# keine Überschrift\n1. keine Liste\n"
                + ATTACK,
            "factors",
            List.of(
                Map.of(
                    "prompt",
                    "conditions",
                    "answer",
                    "Der Tarifwechsel lief ohne Probelauf an echten Konten."),
                Map.of(
                    "prompt", "means", "answer", "Ein Textbaustein für Abrechnungsfragen fehlte."),
                Map.of(
                    "prompt",
                    "luck",
                    "answer",
                    "Es war ein Dienstag: die Abrechnung war besetzt.")),
            "wentWell",
            "Die erste Stellungnahme kam früh und nannte die nächste Uhrzeit.",
            "wentBadly",
            "Der Kundendienst erfuhr es aus den Netzen, nicht von uns.");
    as(Role.RESPONDER)
        .body(Map.of("content", content))
        .put("/api/v1/incidents/" + id + "/after-action-review")
        .then()
        .statusCode(200);
    action(id, "Textbaustein für Abrechnungsfragen", "responder", 10);
    action(id, "Probelauf vor jedem Tarifwechsel", "lead", 30);
  }

  private static void action(String id, String text, String owner, int days) {
    as(Role.RESPONDER)
        .body(
            Map.of(
                "text",
                text,
                "owner",
                owner,
                "dueAt",
                now().plus(Duration.ofDays(days)).toString()))
        .post("/api/v1/incidents/" + id + "/after-action-review/action-items")
        .then()
        .statusCode(201);
  }

  private static void word(String id, String text) {
    as(Role.RESPONDER)
        .body(Map.of("text", text, "publicWord", true))
        .post("/api/v1/incidents/" + id + "/notes")
        .then()
        .statusCode(200);
  }

  private static void awaitReview(String id) {
    eventually()
        .untilAsserted(
            () ->
                as(Role.VIEWER)
                    .get("/api/v1/incidents/" + id + "/after-action-review")
                    .then()
                    .statusCode(200));
  }

  private static Instant now() {
    return Instant.parse(
        as(Role.VIEWER).get("/api/v1/incidents/" + House.open(1)).path("openedAt"));
  }

  private static String page(String id, String language) {
    return document(id, "?language=" + language);
  }

  private static String markdown(String id, String language) {
    return document(id, "/markdown?language=" + language);
  }

  private static String document(String id, String how) {
    var text =
        as(Role.VIEWER)
            .get("/api/v1/incidents/" + id + "/after-action-review/document" + how)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return text;
  }
}
