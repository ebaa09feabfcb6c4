package io.sturmwarte.incident;

import static io.sturmwarte.engine.House.as;

import io.restassured.response.ValidatableResponse;
import io.sturmwarte.identity.Role;
import java.util.HashMap;
import java.util.Map;

/** What the tests do to an incident at its desk. */
public final class Desk {
  /** The brand of the incidents that are opened here. */
  public static final String BRAND = "6f6d6a1e-9b1c-4a52-a5c7-0d2a8b1c4e11";

  private Desk() {}

  public static ValidatableResponse post(String id, String what, Map<String, ?> body) {
    return as(Role.RESPONDER).body(body).post("/api/v1/incidents/" + id + "/" + what).then();
  }

  public static ValidatableResponse put(String user, String id, String what, Map<String, ?> body) {
    return as(user).body(body).put("/api/v1/incidents/" + id + "/" + what).then();
  }

  public static ValidatableResponse edit(String id, Map<String, ?> body) {
    return as(Role.RESPONDER).body(body).patch("/api/v1/incidents/" + id).then();
  }

  /** Opens one by hand. */
  public static ValidatableResponse open(String severity, Map<String, ?> more) {
    var request = new HashMap<String, Object>();
    request.put("brandId", BRAND);
    request.put("brandName", "Nordlicht Energie");
    request.put("team", "nord");
    request.put("title", "Rückruf der Zähler");
    request.put("severity", severity);
    request.putAll(more);
    return as(Role.RESPONDER).body(request).post("/api/v1/incidents").then();
  }

  public static String id(ValidatableResponse opened) {
    return opened.statusCode(201).extract().path("id");
  }

  public static ValidatableResponse verify(String id) {
    return as(Role.VIEWER).get("/api/v1/incidents/" + id + "/timeline/verify").then();
  }
}
