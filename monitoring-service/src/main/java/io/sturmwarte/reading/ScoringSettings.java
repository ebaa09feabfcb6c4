package io.sturmwarte.reading;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How scoring-service is called. */
@ConfigMapping(prefix = "sturmwarte.scoring")
public interface ScoringSettings {
  /** How long a call may take, and the further tries after a failure with it. */
  @WithDefault("PT20S")
  Duration deadline();

  /** How many texts a call sends ahead of their results. */
  @WithDefault("64")
  @Min(1)
  int window();

  /** How many calls a replica makes side by side for mentions that have just come in. */
  @WithDefault("4")
  @Min(1)
  int streams();

  /**
   * For how long no call is made after the first failures in a row; doubles at each try in vain.
   */
  @WithDefault("PT1S")
  Duration pause();

  /** The longest such pause. */
  @WithDefault("PT30S")
  Duration longestPause();
}
