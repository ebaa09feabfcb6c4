package io.sturmwarte.library;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.House;
import io.sturmwarte.identity.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tests say to the library. */
final class Desk {
  private Desk() {}

  /** What ships is put in soon after the start. */
  static void stocked() {
    eventually().untilAsserted(() -> assertThat(titles("")).isNotEmpty());
  }

  static List<String> titles(String query) {
    return as(Role.VIEWER)
        .get("/api/v1/library?limit=200" + query)
        .then()
        .statusCode(200)
        .extract()
        .path("items.title.en");
  }

  static ValidatableResponse search(String words, String more) {
    return as(Role.VIEWER)
        .queryParam("q", words)
        .get("/api/v1/library/search" + (more.isEmpty() ? "" : "?" + more))
        .then()
        .statusCode(200);
  }

  static Map<String, Object> draft(String title) {
    var draft = new LinkedHashMap<String, Object>();
    draft.put("kind", "playbook");
    draft.put("cause", "complaint-handling");
    draft.put("cluster", "preventable");
    draft.put("title", both(title, title));
    draft.put("summary", both("Worum es geht", "What it is about"));
    draft.put("body", both("## Was zu tun ist", "## What to do"));
    draft.put("owner", "lead");
    draft.put("reviewOn", "2099-01-01");
    return draft;
  }

  static Map<String, Object> both(String de, String en) {
    return Map.of("de", de, "en", en);
  }

  static ValidatableResponse write(Map<String, Object> draft) {
    return as(Role.LEAD).body(draft).post("/api/v1/library?team=" + House.NORD).then();
  }

  /** Writes a draft and gives its id. */
  static String written(Map<String, Object> draft) {
    return write(draft).statusCode(201).extract().path("id");
  }

  static ValidatableResponse read(String user, String id) {
    return as(user).get("/api/v1/library/" + id).then();
  }

  static ValidatableResponse replace(String id, Map<String, Object> draft, @Nullable String match) {
    var request = as(Role.LEAD).body(draft);
    return (match == null ? request : request.header("If-Match", match))
        .put("/api/v1/library/" + id)
        .then();
  }

  static ValidatableResponse act(String id, String verb) {
    return as(Role.LEAD).post("/api/v1/library/" + id + "/" + verb).then();
  }
}
