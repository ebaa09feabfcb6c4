package io.sturmwarte.source;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is sent to us.
 *
 * @param settings what its kind needs
 * @param silentAfter for how long there may be no data before that is a fault; from 1 min
 * @param secret its access token, API key or signing secret; kept, never shown. Without one, what
 *     is there stays, and a new webhook gets one
 */
record SourceRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Pattern(regexp = "[a-z0-9-]{1,50}") String team,
    @NotNull @Valid Settings settings,
    @Nullable Duration silentAfter,
    @Nullable @Size(min = 1, max = 2_000) String secret) {

  Duration silence() {
    return silentAfter == null ? settings.usualSilence() : silentAfter;
  }
}
