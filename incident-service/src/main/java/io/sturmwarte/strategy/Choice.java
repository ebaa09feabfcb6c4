package io.sturmwarte.strategy;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry of the ledger.
 *
 * @param advised what was recommended when it was chosen
 * @param warnings what spoke against it then
 * @param effects what came of it, as people noted it
 */
public record Choice(
    UUID id,
    Posture posture,
    Posture advised,
    String why,
    List<Warnings.Warning> warnings,
    String chosenBy,
    Instant chosenAt,
    List<Effect> effects) {

  /** What somebody saw come of a choice. */
  public record Effect(String effect, String notedBy, Instant notedAt) {
    private static Effect of(Object json) {
      var it = (JsonObject) json;
      return new Effect(it.getString("effect"), it.getString("notedBy"), it.getInstant("notedAt"));
    }
  }

  static Choice of(Row row) {
    return new Choice(
        row.getUUID("id"),
        Posture.of(row.getString("posture")),
        Posture.of(row.getString("advised")),
        row.getString("why"),
        row.getJsonArray("warnings").stream()
            .map(it -> ((JsonObject) it).mapTo(Warnings.Warning.class))
            .toList(),
        row.getString("chosen_by"),
        row.getOffsetDateTime("chosen_at").toInstant(),
        row.getJsonArray("effects").stream().map(Effect::of).toList());
  }
}
