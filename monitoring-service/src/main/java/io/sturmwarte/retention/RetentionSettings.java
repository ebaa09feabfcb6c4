package io.sturmwarte.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long things are kept. Counters, which name nobody, are kept without limit. */
@ConfigMapping(prefix = "sturmwarte.retention")
public interface RetentionSettings {
  /** Mentions, with their scores, from the day they were published. None older is taken in. */
  @WithDefault("P90D")
  Duration mentions();

  /** Mentions that carried an alert which is part of an incident. */
  @WithDefault("P730D")
  Duration incidents();

  /** Corrections, with their texts, from the day they were made. */
  @WithDefault("P730D")
  Duration corrections();

  /** Events; a reader that was away for longer begins anew. */
  @WithDefault("P7D")
  Duration events();

  /** Messages to other services, after they were delivered or given up. */
  @WithDefault("P30D")
  Duration messages();
}
