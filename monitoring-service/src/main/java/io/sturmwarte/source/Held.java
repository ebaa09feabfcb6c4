package io.sturmwarte.source;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/**
 * A source, as the replica that holds it may read it.
 *
 * @param lease what writes must show; another replica's claim makes it worthless
 * @param secrets the newest first
 * @param cursor where to go on; empty at first
 * @param failures in a row
 */
public record Held(
    UUID id,
    UUID lease,
    String name,
    Settings settings,
    List<String> secrets,
    JsonObject cursor,
    int failures) {
  /** The same, to be read from elsewhere. */
  Held at(JsonObject position) {
    return new Held(id, lease, name, settings, secrets, position, failures);
  }

  /** After something was written, which ends a row of failures. */
  Held after(JsonObject position) {
    return new Held(id, lease, name, settings, secrets, position, 0);
  }
}
