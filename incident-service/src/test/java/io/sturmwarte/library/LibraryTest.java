package io.sturmwarte.library;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.library.Desk.act;
import static io.sturmwarte.library.Desk.both;
import static io.sturmwarte.library.Desk.draft;
import static io.sturmwarte.library.Desk.read;
import static io.sturmwarte.library.Desk.replace;
import static io.sturmwarte.library.Desk.search;
import static io.sturmwarte.library.Desk.titles;
import static io.sturmwarte.library.Desk.write;
import static io.sturmwarte.library.Desk.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.PostgresResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class LibraryTest {
  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

  @BeforeEach
  void stocked() {
    Desk.stocked();
  }

  @Test
  void everythingThatShipsCanBeRead() {
    assertThat(titles("&kind=case-study")).hasSizeGreaterThanOrEqualTo(18);
    assertThat(titles("&kind=playbook")).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void listIsReadInPages() {
    var read = new ArrayList<String>();
    String cursor = null;
    do {
      var path = "/api/v1/library?limit=10" + (cursor == null ? "" : "&cursor=" + cursor);
      var page = as(Role.VIEWER).get(path).then().statusCode(200).extract();
      read.addAll(page.path("items.id"));
      cursor = page.path("next");
    } while (cursor != null);

    assertThat(read).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(26);
  }

  @ParameterizedTest
  @CsvSource({
    "&outcome=viral-moment, 'Oreo 2013: dunking in the dark'",
    "&strategy=delete, 'Streisand 2003: the lawsuit that made the photograph famous'",
    "&cluster=rumour&kind=case-study, 'Pepsi 1993: the syringes that were not in the cans'",
    "&cause=data-breach&outcome=answered-well, 'Buffer 2013: hacked at the weekend, apologised within hours'"
  })
  void tagsFindEntries(String query, String title) {
    assertThat(titles(query)).contains(title).hasSizeLessThan(10);
  }

  @ParameterizedTest
  @CsvSource({"kind, poem", "cause, weather", "state, lost"})
  void wordOutsideTheSetIsRefusedWithThoseThatAreIn(String field, String value) {
    as(Role.VIEWER)
        .get("/api/v1/library?%s=%s".formatted(field, value))
        .then()
        .statusCode(400)
        .body("detail", containsString("send one of"));
  }

  @ParameterizedTest(name = "{0} finds {2} in {1}")
  @CsvSource({
    "Hähnchen, de, KFC",
    "hahnchen, de, KFC",
    "chickens, en, KFC",
    "palm oil from the rainforest, en, Nestlé",
    "Nestle, de, Nestlé",
    "Anwaltsschreiben, de, Streisand",
    "\"full responsibility\", en, United",
    "Entschuldigung für die Miete, de, Adidas",
  })
  void wordsAreFoundByTheirStem(String words, String language, String title) {
    search(words, "")
        .body("items[0].title.en", startsWith(title))
        .body("items[0].language", equalTo(language));
  }

  @Test
  void titleCountsMoreThanMention() {
    var mention = draft("Anderes " + word + "x");
    mention.put("body", both("Einmal kommt " + word + " vor.", "Nothing"));
    published(mention);
    var title = published(draft("Über " + word));

    search(word, "").body("items", hasSize(2)).body("items[0].id", equalTo(title));
  }

  @Test
  void excerptSaysWhereTheWordsStandAndIsNoHtml() {
    var draft = draft("Titel " + word);
    draft.put("body", both("## Kopf\n\nDas <b>" + word + "</b> & mehr", "Nothing"));
    published(draft);

    var hit = search(word, "language=de").extract();

    String text = hit.path("items[0].titleMarked.text");
    int from = hit.path("items[0].titleMarked.marks[0].from");
    int to = hit.path("items[0].titleMarked.marks[0].to");
    assertThat(text.substring(from, to)).isEqualTo(word);
    String excerpt = hit.path("items[0].excerpt.text");
    assertThat(excerpt).contains(word).doesNotContain("##").doesNotContain("\u0002");
  }

  @Test
  void searchIsReadInPagesBestFirst() {
    for (var number = 0; number < 5; number++) {
      published(draft("Seite %d %s".formatted(number, word)));
    }
    var first = search(word, "limit=3").body("items", hasSize(3)).extract();
    String next = first.path("next");

    var rest = search(word, "limit=3&cursor=" + next).body("items", hasSize(2)).extract();

    List<String> seen = new ArrayList<>(first.<List<String>>path("items.id"));
    seen.addAll(rest.<List<String>>path("items.id"));
    assertThat(seen).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"und", "'\"'", "-", "(((", "';--", "\u0002"})
  void oddQueriesFindNothingAndBreakNothing(String words) {
    search(words, "").body("items", hasSize(0));
  }

  @Test
  void draftIsItsTeamsOnly() {
    var id = written(draft("Entwurf " + word));

    read(Role.LEGAL, id).statusCode(200).body("state", equalTo("draft"));
    search(word, "").body("items", hasSize(0));
    search(word, "state=draft").body("items", hasSize(1));
  }

  @Test
  void anotherTeamsDraftIsNotThere() {
    var id =
        as(Role.LEAD)
            .body(draft("Sued " + word))
            .post("/api/v1/library?team=sued")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");

    read(Role.VIEWER, id).statusCode(404);
  }

  @Test
  void publishedIsReadByAll() {
    var id = published(draft("Öffentlich " + word));

    read(Role.VIEWER, id).statusCode(200).body("state", equalTo("published"));
    search(word, "").body("items.id", hasItem(id));
  }

  @Test
  void halfADraftIsKeptButNotPublished() {
    var half = draft("Halb " + word);
    half.put("summary", both("Nur deutsch", ""));
    half.remove("reviewOn");
    var id = written(half);

    act(id, "publish")
        .statusCode(409)
        .body("detail", equalTo("What is published is whole; write summary.en, reviewOn first"));
  }

  @Test
  void caseStudyIsNotPublishedWithoutOutcomeAndSources() {
    var study = draft("Fall " + word);
    study.put("kind", "case-study");
    var id = written(study);

    act(id, "publish").statusCode(409).body("detail", containsString("outcome, sources"));
  }

  @Test
  void publishedStaysWhole() {
    var id = published(draft("Ganz " + word));
    var half = draft("Ganz " + word);
    half.put("body", both("Text", " "));

    replace(id, half, null).statusCode(409).body("detail", containsString("body.en"));
  }

  @Test
  void staleChangeIsRefused() {
    var id = written(draft("Alt " + word));
    replace(id, draft("Neu " + word), "\"1\"").statusCode(200).header("ETag", equalTo("\"2\""));

    replace(id, draft("Zu spät " + word), "\"1\"").statusCode(412);
  }

  @Test
  void retiredIsKeptAndNotSuggested() {
    var id = published(draft("Zurück " + word));

    act(id, "retire").statusCode(200).body("state", equalTo("retired"));

    search(word, "").body("items", hasSize(0));
    read(Role.VIEWER, id).statusCode(200);
    act(id, "retire").statusCode(409).body("detail", containsString("can be published"));
  }

  @Test
  void sameKeyWritesOnce() {
    var draft = draft("Einmal " + word);
    var first = keyed(draft);

    assertThat(keyed(draft)).isEqualTo(first);
  }

  @Test
  void viewerWritesNothing() {
    as(Role.VIEWER).body(draft("Nein")).post("/api/v1/library?team=nord").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({"javascript:alert(1)", "file:///etc/passwd", "nonsense"})
  void linkThatLeadsElsewhereIsRefused(String url) {
    var draft = draft("Link " + word);
    draft.put("sources", List.of(Map.of("title", "a", "publisher", "b", "url", url)));

    write(draft).statusCode(400).body("detail", containsString("https://"));
  }

  @Test
  void sourceSaysWhetherSomebodyOpenedIt() {
    var draft = draft("Quelle " + word);
    draft.put(
        "sources",
        List.of(
            Map.of("title", "a", "publisher", "b", "accessed", "2026-11-24"),
            Map.of("title", "c", "publisher", "d")));

    write(draft)
        .statusCode(201)
        .body("sources[0].opened", equalTo(true))
        .body("sources[1].opened", equalTo(false));
  }

  @Test
  void lookedAtSetsTheNextDay() {
    var id = published(draft("Gepflegt " + word));

    as(Role.LEAD)
        .body(Map.of("reviewOn", "2098-05-01"))
        .post("/api/v1/library/" + id + "/looked-at")
        .then()
        .statusCode(200)
        .body("reviewOn", equalTo("2098-05-01"))
        .body("changedBy", equalTo("lead"));
  }

  @Test
  void lookedAtInThePastIsRefused() {
    var id = published(draft("Vergangen " + word));

    as(Role.LEAD)
        .body(Map.of("reviewOn", "2020-05-01"))
        .post("/api/v1/library/" + id + "/looked-at")
        .then()
        .statusCode(400);
  }

  @Test
  void incidentGetsWhatIsLikeIt() {
    var id = incident("Kundenkonten im Netz, Passwörter verschlüsselt?", "data-breach");

    suggestions(id)
        .body("[0].kind", equalTo("playbook"))
        .body("[0].cause", equalTo("data-breach"))
        .body("[0].reasons[0].de", startsWith("Gleiche Ursache"))
        .body("title.en", hasItem(startsWith("Buffer 2013")))
        .body("title.en", not(hasItem(startsWith("Adidas 2020"))));
  }

  @Test
  void incidentWithoutACauseIsComparedByItsWords() {
    var id = House.open(3);

    suggestions(id).body("reasons.flatten().en", hasItem(startsWith("Words in common: ")));
  }

  @Test
  void anotherTeamsIncidentHasNoSuggestions() {
    as(Role.VIEWER)
        .get("/api/v1/incidents/" + UUID.randomUUID() + "/suggestions")
        .then()
        .statusCode(404);
  }

  private static String published(Map<String, Object> draft) {
    var id = written(draft);
    act(id, "publish").statusCode(200);
    return id;
  }

  private String keyed(Map<String, Object> draft) {
    return as(Role.LEAD)
        .header("Idempotency-Key", word)
        .body(draft)
        .post("/api/v1/library?team=nord")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String incident(String title, String cause) {
    return as(Role.RESPONDER)
        .body(
            Map.of(
                "brandId",
                UUID.randomUUID(),
                "brandName",
                "Nordlicht Energie",
                "team",
                House.NORD,
                "title",
                title,
                "severity",
                "S3",
                "cause",
                cause))
        .post("/api/v1/incidents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static io.restassured.response.ValidatableResponse suggestions(String incident) {
    return as(Role.VIEWER)
        .get("/api/v1/incidents/" + incident + "/suggestions")
        .then()
        .statusCode(200);
  }
}
