package io.sturmwarte.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.incident.Text;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words prepared beforehand.
 *
 * @param team null for one that was shipped, which every team may use but none may change
 * @param cause of the crises it fits; null for all
 * @param variables that its texts have
 * @param approvedBy whose approval lets it go out without another; null where nobody gave it
 */
public record Template(
    UUID id,
    @Nullable String team,
    Kind kind,
    @Nullable String cause,
    Text title,
    Text text,
    List<String> variables,
    String owner,
    String editedBy,
    Instant editedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    boolean retired,
    Instant createdAt,
    int version) {

  public boolean isApproved() {
    return approvedBy != null;
  }

  static Template of(Row row) {
    OffsetDateTime approved = row.getOffsetDateTime("approved_at");
    var text = new Text(row.getString("text_de"), row.getString("text_en"));
    return new Template(
        row.getUUID("id"),
        row.getString("team"),
        Kind.of(row.getString("kind")),
        row.getString("cause"),
        new Text(row.getString("title_de"), row.getString("title_en")),
        text,
        Stream.of(text.de(), text.en())
            .flatMap(it -> Filling.variables(it).stream())
            .distinct()
            .toList(),
        row.getString("owner"),
        row.getString("edited_by"),
        row.getOffsetDateTime("edited_at").toInstant(),
        row.getString("approved_by"),
        approved == null ? null : approved.toInstant(),
        row.getBoolean("retired"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getInteger("version"));
  }

  /** What it is for. */
  public enum Kind {
    /** The first public words, before much is known. */
    @JsonProperty("holding-statement")
    HOLDING_STATEMENT,
    @JsonProperty("reply")
    REPLY;

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
