package io.sturmwarte.source;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets the service call this machine, where the tests' servers are, and has it give up sooner. */
public final class Outside implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of(
        "sturmwarte.outbound.allow", "127.0.0.1",
        "sturmwarte.source.lease", "PT6S",
        "sturmwarte.source.silence", "PT2S",
        "sturmwarte.source.deadline", "PT3S");
  }

  @Override
  public void stop() {}
}
