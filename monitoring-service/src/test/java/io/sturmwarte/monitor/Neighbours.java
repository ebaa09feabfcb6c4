package io.sturmwarte.monitor;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The services around this one, for its tests: real servers with simple rules. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
  private static final String SECRET = "service-secret-of-the-tests";

  public static final FakeScoring SCORING = new FakeScoring(SECRET);
  public static final FakeIncidents INCIDENTS = new FakeIncidents();

  @Override
  public Map<String, String> start() {
    SCORING.start();
    return Map.of(
        "quarkus.grpc.clients.scoring.host",
        "127.0.0.1",
        // In tests the client takes the port of the service under test, unless it is told another.
        "quarkus.grpc.clients.scoring.test-port",
        Integer.toString(SCORING.port()),
        // Long enough for a slow machine, short enough to wait for.
        "sturmwarte.scoring.deadline",
        "PT2S",
        "sturmwarte.incident.url",
        INCIDENTS.url());
  }

  @Override
  public void stop() {
    INCIDENTS.stop();
  }
}
