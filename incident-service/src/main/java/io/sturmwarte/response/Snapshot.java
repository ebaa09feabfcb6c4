package io.sturmwarte.response;

import io.sturmwarte.monitoring.Mention;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mention as it was when somebody began to answer it; the post may change or go.
 *
 * @param author a pseudonym, or the handle where it was given by hand
 * @param externalId the network's own id, which a connector answers to
 */
public record Snapshot(
    @NotBlank @Size(max = 20_000) String text,
    @Size(max = 200) @Nullable String author,
    @NotBlank @Size(max = 50) String platform,
    @Size(max = 2_000) @Nullable String url,
    @Size(max = 500) @Nullable String externalId,
    @NotNull Instant publishedAt) {
  static Snapshot of(Mention it) {
    return new Snapshot(
        it.text(), it.author(), it.platform(), it.url(), it.externalId(), it.publishedAt());
  }
}
