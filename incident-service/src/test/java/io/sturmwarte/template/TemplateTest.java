package io.sturmwarte.template;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.testing.PostgresResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class TemplateTest {
  @ParameterizedTest
  @EnumSource(Cause.class)
  void everyCauseHasAHoldingStatementInBothLanguages(Cause cause) {
    var shipped =
        shipped("kind=holding-statement&cause=" + cause.word()).stream()
            .filter(it -> cause.word().equals(it.get("cause")))
            .toList();

    assertThat(shipped).hasSize(1);
    assertThat(variables(shipped.getFirst(), "de"))
        .isEqualTo(variables(shipped.getFirst(), "en"))
        .contains("brand", "contact", "nextUpdate");
  }

  @Test
  void shippedTemplatesSayTheSameInBothLanguages() {
    assertThat(shipped("kind=reply"))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(it -> assertThat(variables(it, "de")).isEqualTo(variables(it, "en")));
  }

  @Test
  void shippedTemplateIsNotChanged() {
    var id = (String) shipped("kind=reply").getFirst().get("id");

    as(Role.LEAD).post("/api/v1/templates/" + id + "/retire").then().statusCode(409);
  }

  @Test
  void incidentFillsWhatItKnows() {
    var id = create("{brand}, Vorgang {incident}: {contact}").extract().<String>path("id");
    var incident = open(3);

    fill(id, incident, Map.of("contact", "hilfe@example.org"))
        .statusCode(200)
        .body("text", org.hamcrest.Matchers.startsWith("Nordlicht Energie, Vorgang 20"));
  }

  @Test
  void emptyVariablesAreNamed() {
    var id = create("{contact} {nextUpdate}").extract().<String>path("id");

    fill(id, null, Map.of("contact", "x"))
        .statusCode(400)
        .body("violations.field", hasItem("values.nextUpdate"))
        .body("violations.field", not(hasItem("values.contact")));
  }

  @Test
  void nobodyApprovesTheirOwnWords() {
    var id = create("Text").extract().<String>path("id");

    step(Role.LEAD, id, "approve").statusCode(409);
    step(Role.LEGAL, id, "approve").statusCode(200).body("approvedBy", equalTo("legal"));
  }

  @Test
  void changeTakesTheApprovalAway() {
    var id = create("Text").extract().<String>path("id");
    step(Role.LEGAL, id, "approve");

    as(Role.LEAD)
        .body(request("Anders"))
        .put("/api/v1/templates/" + id)
        .then()
        .statusCode(200)
        .body("approvedBy", nullValue());
  }

  @Test
  void staleChangeIsRefused() {
    var created = create("Text");
    var id = created.extract().<String>path("id");
    step(Role.LEGAL, id, "approve");

    as(Role.LEAD)
        .header("If-Match", created.extract().header("ETag"))
        .body(request("Anders"))
        .put("/api/v1/templates/" + id)
        .then()
        .statusCode(412);
  }

  @Test
  void retiredTemplateIsOutOfUse() {
    var id = create("Text").extract().<String>path("id");
    step(Role.LEAD, id, "retire").statusCode(200);

    fill(id, null, Map.of()).statusCode(409);
    as(Role.LEAD).get("/api/v1/templates?limit=200").then().body("items.id", not(hasItems(id)));
  }

  @Test
  void otherTeamsTemplateIsNotFound() {
    var request = request("Text");
    request.put("team", "sued");
    var id =
        as(Role.LEAD).body(request).post("/api/v1/templates").then().extract().<String>path("id");

    as(Role.VIEWER).get("/api/v1/templates/" + id).then().statusCode(404);
    fill(id, null, Map.of()).statusCode(404);
  }

  private static Set<String> variables(Map<String, Object> template, String language) {
    var text = (Map<?, ?>) template.get("text");
    return new TreeSet<>(Filling.variables((String) text.get(language)));
  }

  private static List<Map<String, Object>> shipped(String query) {
    return as(Role.VIEWER)
        .get("/api/v1/templates?limit=200&" + query)
        .jsonPath()
        .<Map<String, Object>>getList("items")
        .stream()
        .filter(it -> it.get("team") == null)
        .toList();
  }

  private static ValidatableResponse create(String text) {
    return as(Role.LEAD).body(request(text)).post("/api/v1/templates").then().statusCode(201);
  }

  private static Map<String, Object> request(String text) {
    var request = new HashMap<String, Object>();
    request.put("team", "nord");
    request.put("kind", "holding-statement");
    request.put("title", Map.of("de", "Titel " + UUID.randomUUID(), "en", "Title"));
    request.put("text", Map.of("de", text, "en", text));
    return request;
  }

  private static ValidatableResponse fill(
      String id, @org.jspecify.annotations.Nullable String incident, Map<String, String> values) {
    var request = new HashMap<String, Object>();
    request.put("language", "de");
    request.put("values", values);
    request.put("incidentId", incident);
    return as(Role.RESPONDER).body(request).post("/api/v1/templates/" + id + "/fill").then();
  }

  private static ValidatableResponse step(String user, String id, String step) {
    return as(user).post("/api/v1/templates/" + id + "/" + step).then();
  }
}
