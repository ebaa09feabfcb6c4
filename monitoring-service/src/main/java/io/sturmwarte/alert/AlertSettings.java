package io.sturmwarte.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When alerts are told. */
@ConfigMapping(prefix = "sturmwarte.alert")
public interface AlertSettings {
  /** For how long a group that was quiet waits for further alerts: those of one or two looks. */
  @WithDefault("PT5S")
  Duration groupWait();

  /** How long after a message further alerts of the group wait for the next one. */
  @WithDefault("PT5M")
  Duration groupInterval();

  /** After which time an alert that is still open is told again. */
  @WithDefault("PT4H")
  Duration repeatInterval();

  /** For how long an alert stays open after its rule was last seen crossed. */
  @WithDefault("PT5M")
  Duration openFor();
}
