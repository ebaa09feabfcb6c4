package io.sturmwarte.mention;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mention as it is shown.
 *
 * @param brandIds the brands it is about, of those that the reader may see
 * @param author a pseudonym
 * @param score null while it waits
 */
public record MentionView(
    UUID id,
    List<UUID> brandIds,
    String source,
    String platform,
    String externalId,
    @Nullable String url,
    @Nullable String author,
    @Nullable Long authorFollowers,
    String text,
    @Nullable String language,
    Instant publishedAt,
    Instant receivedAt,
    long reach,
    long engagement,
    boolean exercise,
    @Nullable Score score) {

  /**
   * How a mention reads.
   *
   * @param readSentiment what the model read, where people corrected the sentiment or the crisis
   *     types
   */
  public record Score(
      String sentiment,
      double negative,
      double neutral,
      double positive,
      double toxicity,
      double complaint,
      double risk,
      double urgency,
      List<String> crisisTypes,
      List<String> intents,
      List<Highlight> highlights,
      String modelVersion,
      Instant scoredAt,
      @Nullable String readSentiment) {}

  /** A piece of the text that made it negative (above 0) or positive. */
  public record Highlight(int start, int end, double weight) {}

  /** Columns of {@code mention m left join mention_score s}, and {@code brand_ids}. */
  static final String COLUMNS =
      """
      m.id, m.source, m.platform, m.external_id, m.url, m.author, m.author_followers, m.text, m.language,
      m.published_at, m.received_at, m.reach, m.engagement, m.exercise,
      s.sentiment, s.negative, s.neutral, s.positive, s.toxicity, s.complaint, s.risk, s.urgency,
      s.crisis_types, s.intents, s.highlights, s.model_version, s.scored_at, s.read_sentiment
      """;

  static MentionView of(Row row) {
    return new MentionView(
        row.getUUID("id"),
        List.of(row.getArrayOfUUIDs("brand_ids")),
        row.getString("source"),
        row.getString("platform"),
        row.getString("external_id"),
        row.getString("url"),
        row.getString("author"),
        row.getLong("author_followers"),
        row.getString("text"),
        row.getString("language"),
        row.getOffsetDateTime("published_at").toInstant(),
        row.getOffsetDateTime("received_at").toInstant(),
        row.getLong("reach"),
        row.getLong("engagement"),
        row.getBoolean("exercise"),
        row.getString("sentiment") == null ? null : score(row));
  }

  private static Score score(Row row) {
    OffsetDateTime scoredAt = row.getOffsetDateTime("scored_at");
    return new Score(
        row.getString("sentiment"),
        row.getDouble("negative"),
        row.getDouble("neutral"),
        row.getDouble("positive"),
        row.getDouble("toxicity"),
        row.getDouble("complaint"),
        row.getDouble("risk"),
        row.getDouble("urgency"),
        List.of(row.getArrayOfStrings("crisis_types")),
        List.of(row.getArrayOfStrings("intents")),
        row.getJsonArray("highlights").stream().map(MentionView::highlight).toList(),
        row.getString("model_version"),
        scoredAt.toInstant(),
        row.getString("read_sentiment"));
  }

  private static Highlight highlight(Object json) {
    var object = (JsonObject) json;
    return new Highlight(
        object.getInteger("start"), object.getInteger("end"), object.getDouble("weight"));
  }
}
