package io.sturmwarte.response;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.messages;
import static io.sturmwarte.engine.House.open;
import static io.sturmwarte.response.Desk.CALM;
import static io.sturmwarte.response.Desk.begin;
import static io.sturmwarte.response.Desk.claim;
import static io.sturmwarte.response.Desk.publishedByHand;
import static io.sturmwarte.response.Desk.read;
import static io.sturmwarte.response.Desk.reply;
import static io.sturmwarte.response.Desk.statement;
import static io.sturmwarte.response.Desk.step;
import static io.sturmwarte.response.Desk.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
@WithTestResource(Scoring.class)
class ResponseTest {
  @Inject Clock clock;

  @Test
  void reviewShowsTheMarkedWords() {
    var id = reply(open(3), "Sie Troll, lesen Sie die Rechnung.");

    step(Role.RESPONDER, id, "review")
        .statusCode(200)
        .body("state", equalTo("REVIEWED"))
        .body("review.marks[0].kind", equalTo("attack"))
        .body("review.marks[0].severity", equalTo("blocker"))
        .body("review.marks[0].start", equalTo(4))
        .body("review.marks[0].end", equalTo(9))
        .body("review.rubric.calm", equalTo(3));
  }

  @Test
  void reviewerIsToldWhatIsAnswered() {
    var id = reply(open(3), "Frage " + UUID.randomUUID());

    step(Role.RESPONDER, id, "review");

    var text = read(id).extract().<String>path("text");
    assertThat(Scoring.ASKED)
        .filteredOn(asked -> asked.getDraft().equals(text))
        .singleElement()
        .satisfies(asked -> assertThat(asked.getMention()).contains("kein Strom"))
        .satisfies(asked -> assertThat(asked.getPlatform()).isEqualTo("mastodon"));
  }

  @Test
  void replyThatNeedsNobodyIsPublishedByHand() {
    var id = reply(open(3), CALM);
    step(Role.RESPONDER, id, "review");
    var asked = Instant.parse(read(id).extract().<String>path("mention.publishedAt"));

    step(
            Role.RESPONDER,
            id,
            "published",
            Map.of(
                "url",
                "https://social.example.org/@nordlicht/2",
                "publishedAt",
                asked.plus(Duration.ofMinutes(30)).toString()))
        .statusCode(200)
        .body("state", equalTo("PUBLISHED"))
        .body("publishedHow", equalTo("by-hand"))
        .body("responseTime", equalTo("PT30M"));
  }

  @Test
  void answerBeforeTheQuestionIsNotBelieved() {
    var id = reply(open(3), CALM);
    step(Role.RESPONDER, id, "review");

    step(
            Role.RESPONDER,
            id,
            "published",
            Map.of("url", "https://social.example.org/2", "publishedAt", "2020-01-01T00:00:00Z"))
        .statusCode(400)
        .body("violations[0].field", equalTo("publishedAt"));
  }

  @Test
  void networkThatNothingHerePublishesOnIsNoFalseSuccess() {
    var id = reply(open(3), CALM);
    step(Role.RESPONDER, id, "review");

    step(Role.RESPONDER, id, "publish")
        .statusCode(409)
        .body("detail", containsString("UNSUPPORTED"));
    read(id).body("state", equalTo("REVIEWED"));
  }

  @Test
  void frozenBrandDoesNotPublish() {
    var incident = open(3);
    var id = reply(incident, CALM);
    step(Role.RESPONDER, id, "review");
    freeze(incident, List.of("mastodon"), List.of("lead"));

    publishedByHand(Role.RESPONDER, id)
        .statusCode(409)
        .body("detail", containsString("Who may still publish: lead"));

    publishedByHand(Role.LEAD, id).statusCode(200);
  }

  @Test
  void freezeElsewhereDoesNotMatter() {
    var incident = open(3);
    var id = reply(incident, CALM);
    step(Role.RESPONDER, id, "review");
    freeze(incident, List.of("bluesky"), List.of());

    publishedByHand(Role.RESPONDER, id).statusCode(200);
  }

  @Test
  void whatWentOutDespiteTheFreezeIsRecordedAsThat() {
    var incident = open(3);
    var id = reply(incident, CALM);
    step(Role.RESPONDER, id, "review");
    freeze(incident, List.of(), List.of());

    step(
            Role.RESPONDER,
            id,
            "published",
            Map.of("url", "https://social.example.org/2", "despiteFreeze", true))
        .statusCode(200);

    assertThat(kinds(incident)).contains("publishedDespiteFreeze");
  }

  @Test
  void nothingGoesOutWhileLegalSaysStop() {
    var incident = open(3);
    var id = reply(incident, CALM);
    step(Role.RESPONDER, id, "review");
    legal(incident, "stop");

    publishedByHand(Role.RESPONDER, id)
        .statusCode(409)
        .body("detail", containsString("legal checkpoint"));

    legal(incident, "cleared");
    publishedByHand(Role.RESPONDER, id).statusCode(200);
  }

  @Test
  void whileLegalIsAskedItsYesIsNeeded() {
    var incident = open(3);
    var id = reply(incident, CALM);
    step(Role.RESPONDER, id, "review");
    legal(incident, "asked");

    publishedByHand(Role.RESPONDER, id).statusCode(409).body("detail", containsString("legal"));

    step(Role.RESPONDER, id, "submit").body("needs[0].by", equalTo("legal"));
  }

  private static void legal(String incident, String status) {
    as(Role.LEGAL)
        .body(Map.of("status", status, "factors", List.of(), "questions", List.of()))
        .put("/api/v1/incidents/" + incident + "/legal-checkpoint")
        .then()
        .statusCode(200);
  }

  private void freeze(String incident, List<String> platforms, List<String> people) {
    as(Role.LEAD)
        .body(
            Map.of(
                "brandId",
                incident(incident).extract().path("brandId"),
                "brandName",
                "Nordlicht Energie",
                "team",
                "nord",
                "why",
                "Lage unklar",
                "platforms",
                platforms,
                "people",
                people,
                "until",
                clock.instant().plus(Duration.ofHours(1)).toString()))
        .post("/api/v1/freezes")
        .then()
        .statusCode(201);
  }

  @Test
  void publicationIsTheIncidentsPublicWord() {
    var incident = open(3);
    var id = reply(incident, CALM);
    step(Role.RESPONDER, id, "review");

    publishedByHand(Role.RESPONDER, id);

    incident(incident)
        .body("firstWordAt", notNullValue())
        .body("deadlines.find { it.kind == 'first-word' }.state", equalTo("met"));
    assertThat(kinds(incident))
        .contains("responseDrafted", "responseReviewed", "responsePublished", "publicWord");
  }

  @Test
  void unreviewedDraftIsNotPublished() {
    publishedByHand(Role.RESPONDER, reply(open(3), CALM))
        .statusCode(409)
        .body("detail", containsString("write, review, withdraw"));
  }

  @Test
  void writingAfterReviewMakesItUnreviewedAgain() {
    var id = reply(open(3), CALM);
    step(Role.RESPONDER, id, "review");

    write(Role.RESPONDER, id, CALM + " Danke.")
        .body("state", equalTo("DRAFT"))
        .body("draft", equalTo(2))
        .body("review", nullValue());
  }

  @Test
  void everyVersionIsKept() {
    var id = reply(open(3), "Erste");
    write(Role.RESPONDER, id, "Zweite");

    as(Role.VIEWER)
        .get("/api/v1/responses/" + id + "/drafts")
        .then()
        .body("text", contains("Erste", "Zweite"))
        .body("version", contains(1, 2));
  }

  @Test
  void statementNeedsALead() {
    var id = statement(open(3), CALM);
    step(Role.RESPONDER, id, "review");

    publishedByHand(Role.RESPONDER, id)
        .statusCode(409)
        .body("detail", containsString("approval by lead"));
    step(Role.RESPONDER, id, "submit")
        .body("state", equalTo("AWAITING_APPROVAL"))
        .body("missing", contains("lead"))
        .body("needs[0].why[0].de", containsString("Freigaberegel"));
  }

  @Test
  void wordsApprovedBeforehandNeedNoFurtherApproval() {
    var id =
        begin(Role.RESPONDER, open(4), holding(true))
            .statusCode(201)
            .body("text", equalTo("Nordlicht Energie geht der Sache nach."))
            .extract()
            .<String>path("id");
    step(Role.RESPONDER, id, "review");

    publishedByHand(Role.RESPONDER, id).statusCode(200);
  }

  @Test
  void changedWordsAreNoLongerApprovedBeforehand() {
    var id = begin(Role.RESPONDER, open(4), holding(true)).extract().<String>path("id");
    write(Role.RESPONDER, id, "Doch anders").body("preApproved", equalTo(false));
    step(Role.RESPONDER, id, "review");

    publishedByHand(Role.RESPONDER, id).statusCode(409);
  }

  @Test
  void templateThatNobodyApprovedIsOnlyADraft() {
    begin(Role.RESPONDER, open(4), holding(false)).body("preApproved", equalTo(false));
  }

  private static Map<String, Object> holding(boolean approved) {
    var text = Map.of("de", "{brand} geht der Sache nach.", "en", "{brand} is looking into it.");
    var template =
        as(Role.LEAD)
            .body(Map.of("team", "nord", "kind", "holding-statement", "title", text, "text", text))
            .post("/api/v1/templates")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    if (approved) {
      as(Role.LEGAL).post("/api/v1/templates/" + template + "/approve").then().statusCode(200);
    }
    return Map.of("platform", "website", "language", "de", "template", Map.of("id", template));
  }

  @Test
  void approvedStatementGoesOut() {
    var id = statement(open(3), CALM);
    step(Role.RESPONDER, id, "review");
    step(Role.RESPONDER, id, "submit");

    step(Role.LEAD, id, "approve", Map.of("comment", "gut"))
        .body("state", equalTo("APPROVED"))
        .body("missing", empty());

    publishedByHand(Role.RESPONDER, id).body("state", equalTo("PUBLISHED"));
  }

  @Test
  void nobodyApprovesTheirOwnWords() {
    var id =
        begin(Role.LEAD, open(3), statement(CALM)).statusCode(201).extract().<String>path("id");
    step(Role.LEAD, id, "review");
    step(Role.LEAD, id, "submit");

    step(Role.LEAD, id, "approve")
        .statusCode(409)
        .body("detail", containsString("somebody else must decide"));
  }

  @Test
  void admissionNeedsLegalToo() {
    var id = statement(open(3), "Wir haften für den Schaden.");
    step(Role.RESPONDER, id, "review");
    step(Role.RESPONDER, id, "submit").body("missing", contains("lead", "legal"));

    step(Role.LEAD, id, "approve")
        .body("state", equalTo("AWAITING_APPROVAL"))
        .body("missing", contains("legal"));
    step(Role.LEAD, id, "approve")
        .statusCode(409)
        .body("detail", containsString("decision by: legal"));

    step(Role.LEGAL, id, "approve").body("state", equalTo("APPROVED"));
  }

  @Test
  void refusalGoesBackToTheAuthorAndForgetsEarlierApprovals() {
    var id = statement(open(3), "Wir haften für den Schaden.");
    step(Role.RESPONDER, id, "review");
    step(Role.RESPONDER, id, "submit");
    step(Role.LEAD, id, "approve");

    step(Role.LEGAL, id, "reject", Map.of("reason", "Haftung streichen"))
        .body("state", equalTo("DRAFT"));

    step(Role.RESPONDER, id, "review");
    step(Role.RESPONDER, id, "submit").body("missing", contains("lead", "legal"));
  }

  @Test
  void refusalNeedsAReason() {
    var id = statement(open(3), CALM);
    step(Role.RESPONDER, id, "review");
    step(Role.RESPONDER, id, "submit");

    step(Role.LEAD, id, "reject", Map.of("reason", " ")).statusCode(400);
  }

  @Test
  void responderDoesNotApprove() {
    var id = statement(open(3), CALM);
    step(Role.RESPONDER, id, "review");
    step(Role.RESPONDER, id, "submit");

    step(Role.RESPONDER, id, "approve").statusCode(403);
  }

  @Test
  void reviewFollowsWhenScoringIsBack() {
    var id = reply(open(3), CALM);
    Scoring.down();
    try {
      step(Role.RESPONDER, id, "review").body("state", equalTo("REVIEW_PENDING"));
    } finally {
      Scoring.up();
    }
    AppClock.advance(Duration.ofMinutes(2));

    eventually().untilAsserted(() -> read(id).body("state", equalTo("REVIEWED")));
  }

  @Test
  void withoutReviewALeadMayStillLetItOut() {
    var id = reply(open(3), CALM);
    Scoring.down();
    try {
      step(Role.RESPONDER, id, "review");
      step(Role.RESPONDER, id, "submit")
          .body("missing", contains("lead"))
          .body("needs[0].why[0].en", containsString("not been reviewed"));
      step(Role.LEAD, id, "approve").body("state", equalTo("APPROVED"));
    } finally {
      Scoring.up();
    }
  }

  @Test
  void withdrawnResponseGoesNoFurther() {
    var id = reply(open(3), CALM);
    step(Role.RESPONDER, id, "withdraw", Map.of("reason", "erledigt"))
        .body("state", equalTo("WITHDRAWN"))
        .body("steps", empty());

    write(Role.RESPONDER, id, "doch").statusCode(409).body("detail", containsString("none"));
  }

  @Test
  void staleWriteIsRefused() {
    var id = reply(open(3), CALM);
    var tag = read(id).extract().header("ETag");
    write(Role.RESPONDER, id, "Zweite");

    as(Role.RESPONDER)
        .header("If-Match", tag)
        .body(Map.of("text", "Dritte"))
        .put("/api/v1/responses/" + id + "/draft")
        .then()
        .statusCode(412);
  }

  @Test
  void repeatUnderTheSameKeyBeginsNothing() {
    var incident = open(3);
    var key = UUID.randomUUID().toString();

    var ids =
        Stream.of(1, 2)
            .map(
                time ->
                    as(Role.RESPONDER)
                        .header("Idempotency-Key", key)
                        .body(statement(CALM))
                        .post("/api/v1/incidents/" + incident + "/responses")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
            .distinct();

    assertThat(ids).hasSize(1);
  }

  @Test
  void secondAnswerToAMentionIsRefusedWhileOneIsWritten() {
    var incident = open(3);
    var mention = UUID.randomUUID();
    begin(Role.RESPONDER, incident, reply(mention, CALM)).statusCode(201);

    begin(Role.RESPONDER, incident, reply(mention, "Noch eine"))
        .statusCode(409)
        .body("detail", containsString("go on with response"));
  }

  @Test
  void claimedMentionIsNobodyElses() {
    var incident = open(3);
    var mention = UUID.randomUUID();
    claim(Role.RESPONDER, incident, mention).statusCode(200).body("holder", equalTo("responder"));

    claim(Role.LEAD, incident, mention)
        .statusCode(409)
        .body("detail", containsString("claimed by responder until"));
    begin(Role.LEAD, incident, reply(mention, CALM)).statusCode(409);
  }

  @Test
  void claimLapsesWithoutActivity() {
    var incident = open(3);
    var mention = UUID.randomUUID();
    claim(Role.RESPONDER, incident, mention);

    AppClock.advance(Duration.ofMinutes(16));

    claim(Role.LEAD, incident, mention).statusCode(200).body("holder", equalTo("lead"));
  }

  @Test
  void writingKeepsTheClaim() {
    var incident = open(3);
    var mention = UUID.randomUUID();
    var id = begin(Role.RESPONDER, incident, reply(mention, CALM)).extract().<String>path("id");
    AppClock.advance(Duration.ofMinutes(10));
    write(Role.RESPONDER, id, "Zweite");

    AppClock.advance(Duration.ofMinutes(10));

    claim(Role.LEAD, incident, mention).statusCode(409);
  }

  @Test
  void whoeverLostTheClaimDoesNotWrite() {
    var incident = open(3);
    var mention = UUID.randomUUID();
    var id = begin(Role.RESPONDER, incident, reply(mention, CALM)).extract().<String>path("id");
    AppClock.advance(Duration.ofMinutes(16));
    claim(Role.LEAD, incident, mention);

    write(Role.RESPONDER, id, "Zweite").statusCode(409);

    read(id).body("draft", equalTo(1));
  }

  @Test
  void claimIsHandedOver() {
    var incident = open(3);
    var mention = UUID.randomUUID();
    claim(Role.RESPONDER, incident, mention);

    as(Role.RESPONDER)
        .body(Map.of("to", "lead"))
        .post("/api/v1/incidents/%s/claims/%s/hand-over".formatted(incident, mention))
        .then()
        .statusCode(200)
        .body("holder", equalTo("lead"));

    claim(Role.RESPONDER, incident, mention).statusCode(409);
    assertThat(kinds(incident)).contains("claimHandedOver");
  }

  @Test
  void releasedMentionIsFree() {
    var incident = open(3);
    var mention = UUID.randomUUID();
    claim(Role.RESPONDER, incident, mention);

    as(Role.RESPONDER)
        .post("/api/v1/incidents/%s/claims/%s/release".formatted(incident, mention))
        .then()
        .statusCode(200);

    as(Role.VIEWER)
        .get("/api/v1/incidents/%s/claims".formatted(incident))
        .then()
        .body("mentionId", not(hasItem(mention.toString())));
    claim(Role.LEAD, incident, mention).statusCode(200);
  }

  @Test
  void listFindsMine() {
    var incident = open(3);
    var mine = reply(incident, CALM);
    begin(Role.LEAD, incident, reply(UUID.randomUUID(), CALM));

    as(Role.RESPONDER)
        .get("/api/v1/responses?mine=true&incident=" + incident)
        .then()
        .body("items.id", contains(mine));
    as(Role.RESPONDER)
        .get("/api/v1/responses?state=DRAFT&incident=" + incident)
        .then()
        .body("items", hasSize(2));
  }

  @Test
  void listIsReadPageByPage() {
    var incident = open(3);
    var ids = List.of(statement(incident, "A"), statement(incident, "B"));
    var address = "/api/v1/responses?limit=1&incident=" + incident;
    var first = as(Role.VIEWER).get(address).jsonPath();

    var second = as(Role.VIEWER).get(address + "&cursor=" + first.getString("next")).jsonPath();

    assertThat(List.of(second.getString("items[0].id"), first.getString("items[0].id")))
        .isEqualTo(ids);
    assertThat(second.getString("next")).isNull();
  }

  @Test
  void otherTeamsResponseIsNotFound() {
    var south =
        as(Role.LEAD)
            .body(
                Map.of(
                    "brandId",
                    UUID.randomUUID(),
                    "brandName",
                    "Nordlicht Energie",
                    "team",
                    "sued",
                    "title",
                    "Rückruf",
                    "severity",
                    "S3"))
            .post("/api/v1/incidents")
            .then()
            .extract()
            .<String>path("id");
    var id = begin(Role.LEAD, south, statement(CALM)).extract().<String>path("id");

    read(id).statusCode(404);
    write(Role.RESPONDER, id, "x").statusCode(404);
    begin(Role.RESPONDER, south, statement(CALM)).statusCode(404);
  }

  @Test
  void whatWentWellIsListed() {
    var incident = open(3);
    var id = reply(incident, CALM);
    step(Role.RESPONDER, id, "went-well", Map.of("reason", "x")).statusCode(409);
    step(Role.RESPONDER, id, "review");
    publishedByHand(Role.RESPONDER, id);

    step(Role.RESPONDER, id, "went-well", Map.of("reason", "Die Kundin dankt öffentlich"));

    as(Role.VIEWER)
        .get("/api/v1/responses?wentWell=true&incident=" + incident)
        .then()
        .body("items.id", contains(id));
  }

  @Test
  void helpfulPostsOfOthersAreListedWithOurOwn() {
    var incident = open(3);
    var id = reply(incident, CALM);
    step(Role.RESPONDER, id, "review");
    publishedByHand(Role.RESPONDER, id);
    step(Role.RESPONDER, id, "went-well", Map.of("reason", "Die Kundin dankt"));
    var post =
        Map.of(
            "url",
            "https://social.example.org/@nachbar/7",
            "text",
            "Bei mir kam nach zehn Minuten Hilfe.",
            "platform",
            "mastodon",
            "why",
            "Ein Betroffener lobt");

    as(Role.RESPONDER)
        .body(post)
        .post("/api/v1/incidents/" + incident + "/good-posts")
        .then()
        .statusCode(201)
        .body("responseId", hasItems(id, null))
        .body("why", hasItems("Die Kundin dankt", "Ein Betroffener lobt"));
    as(Role.RESPONDER)
        .body(post)
        .post("/api/v1/incidents/" + incident + "/good-posts")
        .then()
        .statusCode(409);
    assertThat(kinds(incident)).containsOnlyOnce("goodPost");
  }

  @Test
  void withoutMonitoringTheMentionIsToBeDescribed() {
    begin(
            Role.RESPONDER,
            open(3),
            Map.of("mentionId", UUID.randomUUID(), "language", "de", "text", CALM))
        .statusCode(503)
        .body("detail", containsString("send the mention's text"));
  }

  @Test
  void textAndTemplateAreNotBothGiven() {
    var request = new HashMap<String, Object>(holding(false));
    request.put("text", CALM);

    begin(Role.RESPONDER, open(3), request).statusCode(400);
  }

  @Test
  void thoseWhoseYesIsNeededAreAsked() {
    var legal = person("nord", List.of("legal"));
    var lead = person("nord", List.of("team-lead"));
    var incident = open(3);
    var id = statement(incident, CALM);
    step(Role.RESPONDER, id, "review");

    step(Role.RESPONDER, id, "submit");

    assertThat(messages(incident))
        .extracting(message -> message.get("target"))
        .contains(lead)
        .doesNotContain(legal);
  }

  /** Gives the name of a new person. */
  private static String person(String team, List<String> functions) {
    var name = "P " + UUID.randomUUID();
    as(Role.LEAD)
        .body(Map.of("team", team, "name", name, "functions", functions))
        .post("/api/v1/people")
        .then()
        .statusCode(201);
    return name;
  }

  @Test
  void teamSetsItsOwnApprovalPolicy() {
    var policy = "/api/v1/approval-policies/nord";
    var before = as(Role.LEAD).get(policy).asString();
    var platform = "forum-" + UUID.randomUUID().toString().substring(0, 8);
    as(Role.LEAD)
        .body(
            Map.of(
                "rules",
                List.of(Map.of("platforms", List.of(platform), "needs", List.of("legal")))))
        .put(policy)
        .then()
        .statusCode(200);
    try {
      var id =
          begin(
                  Role.RESPONDER,
                  open(3),
                  Map.of("platform", platform, "language", "de", "text", CALM))
              .extract()
              .<String>path("id");
      step(Role.RESPONDER, id, "review");

      step(Role.RESPONDER, id, "submit").body("missing", contains("legal"));
    } finally {
      as(Role.LEAD).body(before).put(policy).then().statusCode(200);
    }
  }
}
