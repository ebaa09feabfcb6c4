package io.sturmwarte.strategy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import org.jspecify.annotations.Nullable;

/**
 * What a recommendation is made from.
 *
 * @param cluster how much of it the public lays at our door
 * @param history whether something like it has happened to us before
 * @param reputation how we stood with those concerned before it
 * @param claim whether what is said is false; matters for a rumour only
 */
public record Facts(
    CrisisCluster cluster,
    @Nullable Cause cause,
    boolean history,
    Reputation reputation,
    Claim claim) {

  boolean isIntensified() {
    return history || reputation == Reputation.BAD;
  }

  /** How we stood before. */
  public enum Reputation {
    @JsonProperty("good")
    GOOD,
    @JsonProperty("neutral")
    NEUTRAL,
    @JsonProperty("bad")
    BAD
  }

  /** What we know of what is said. */
  public enum Claim {
    @JsonProperty("false")
    FALSE,
    @JsonProperty("unclear")
    UNCLEAR,
    @JsonProperty("true")
    TRUE
  }
}
