package io.sturmwarte.storm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The thresholds, with who changed them and when; nothing is overwritten. */
@ApplicationScoped
class ThresholdTable {
  private static final String READ =
      """
      select coalesce(own.thresholds, '{}')::text as own, own.changed_by, own.changed_at,
        (standard.thresholds || coalesce($2::text::jsonb, own.thresholds, '{}'))::text as thresholds
      from
        (select thresholds from storm_threshold where brand_id is null order by id desc limit 1) as standard
        left join
        (select thresholds, changed_by, changed_at from storm_threshold where brand_id = $1 order by id desc limit 1) as own
        on true
      """;

  private static final String ADD =
      """
      insert into storm_threshold (brand_id, thresholds, changed_by) values ($1, $2::text::jsonb, $3)
      """;

  private static final String NAMES =
      Arrays.stream(Thresholds.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.joining(", "));

  private final Pool pool;
  private final ObjectMapper json;

  ThresholdTable(Pool pool, ObjectMapper json) {
    this.pool = pool;
    this.json = json;
  }

  Uni<ThresholdView> read(UUID brandId) {
    return read(pool, brandId, null);
  }

  /**
   * @param own as a {@link ThresholdRequest}
   */
  Uni<ThresholdView> change(UUID brandId, JsonNode own, String by) {
    var text = write(request(own));
    return pool.withTransaction(
        connection ->
            read(connection, brandId, text)
                .invoke(view -> requireOrder(view.thresholds()))
                .chain(() -> add(connection, brandId, text, by))
                .chain(() -> read(connection, brandId, null)));
  }

  /** Back to what is the default. */
  Uni<ThresholdView> reset(UUID brandId, String by) {
    return add(pool, brandId, null, by).chain(() -> read(brandId));
  }

  private static void requireOrder(Thresholds thresholds) {
    var faults = ThresholdRules.faults(thresholds);
    if (!faults.isEmpty()) {
      throw new Problem.Invalid("These thresholds do not fit together; see violations", faults);
    }
  }

  /**
   * @param tried in place of the brand's own
   */
  private Uni<ThresholdView> read(SqlClient client, UUID brandId, @Nullable String tried) {
    return client
        .preparedQuery(READ)
        .execute(Tuple.of(brandId, tried))
        .map(rows -> view(rows.iterator().next()));
  }

  private static Uni<Void> add(
      SqlClient client, UUID brandId, @Nullable String thresholds, String by) {
    return client.preparedQuery(ADD).execute(Tuple.of(brandId, thresholds, by)).replaceWithVoid();
  }

  private ThresholdView view(Row row) {
    var changedAt = row.getOffsetDateTime("changed_at");
    return new ThresholdView(
        parse(row.getString("thresholds"), Thresholds.class),
        parse(row.getString("own"), ThresholdRequest.class),
        row.getString("changed_by"),
        changedAt == null ? null : changedAt.toInstant());
  }

  /** A misspelt name is told and not passed over; neither is half a platform. */
  private ThresholdRequest request(JsonNode own) {
    var reader =
        json.readerFor(ThresholdRequest.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    try {
      return reader.readValue(own);
    } catch (UnrecognizedPropertyException e) {
      throw new Problem.Invalid(
          e.getPropertyName(), "there is no such threshold; there are " + NAMES);
    } catch (MismatchedInputException e) {
      throw new Problem.Invalid(
          e.getPath().isEmpty() ? "body" : e.getPath().getLast().getFieldName(), wanted(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String wanted(MismatchedInputException e) {
    if (e.getTargetType() == Integer.class) {
      return "must be a whole number";
    }
    if (e.getTargetType() == Double.class) {
      return "must be a number";
    }
    return e.getTargetType() == Duration.class
        ? "must be an ISO 8601 duration, such as PT1H"
        : "send a JSON object with the thresholds to change";
  }

  private <T> T parse(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String write(ThresholdRequest own) {
    try {
      return json.writeValueAsString(own);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
