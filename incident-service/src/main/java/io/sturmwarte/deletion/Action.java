package io.sturmwarte.deletion;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is to be done with a mention. */
public enum Action {
  /** Out of sight, and can be shown again. */
  @JsonProperty("hide")
  HIDE,
  /** Gone for good. */
  @JsonProperty("remove")
  REMOVE
}
