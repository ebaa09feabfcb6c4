package io.sturmwarte.incident;

import io.vertx.core.json.JsonObject;

/** A sentence for people, in both languages. */
public record Text(String de, String en) {
  public String in(String language) {
    return "de".equals(language) ? de : en;
  }

  JsonObject json() {
    return new JsonObject().put("de", de).put("en", en);
  }
}
