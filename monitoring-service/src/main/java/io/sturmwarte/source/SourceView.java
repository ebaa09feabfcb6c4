package io.sturmwarte.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is shown.
 *
 * @param hasSecret whether it was given one
 * @param secret only in the answer that has made it, where we have made it
 */
record SourceView(
    UUID id,
    String name,
    String team,
    Settings settings,
    Duration silentAfter,
    boolean hasSecret,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
    Instant createdAt,
    int version,
    SourceHealth health) {

  SourceView showing(String made) {
    return new SourceView(
        id, name, team, settings, silentAfter, hasSecret, made, createdAt, version, health);
  }

  boolean says(SourceRequest request) {
    return name.equals(request.name())
        && team.equals(request.team())
        && settings.equals(request.settings())
        && silentAfter.equals(request.silence());
  }
}
