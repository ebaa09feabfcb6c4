package io.sturmwarte.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How sources are read. */
@ConfigMapping(prefix = "sturmwarte.source")
public interface SourceSettings {
  /** For how long a source stays with the replica that reads it, unless it says that it lives. */
  @WithDefault("PT10S")
  Duration lease();

  /** How many sources a replica reads at the same time. */
  @WithDefault("64")
  @Min(1)
  int slots();

  /** After how long without a sign of life a connection is given up and made anew. */
  @WithDefault("PT45S")
  Duration silence();

  /** How long one call may take. */
  @WithDefault("PT30S")
  Duration deadline();
}
