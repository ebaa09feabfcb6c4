package io.sturmwarte.upstream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * What stands behind the console under test: monitoring and incident with invented brands, an echo
 * in training's place, and nobody in scoring's.
 */
public final class Services implements QuarkusTestResourceLifecycleManager {
  private Monitoring monitoring;
  private Incidents incidents;
  private Echo echo;

  @Override
  public Map<String, String> start() {
    monitoring = new Monitoring();
    incidents = new Incidents();
    echo = new Echo();
    return Map.of(
        "sturmwarte.monitoring.url", monitoring.url(),
        "sturmwarte.incident.url", incidents.url(),
        "sturmwarte.training.url", echo.url(),
        "sturmwarte.scoring.url", "http://127.0.0.1:" + unusedPort());
  }

  @Override
  public void inject(TestInjector test) {
    test.injectIntoFields(monitoring, new TestInjector.MatchesType(Monitoring.class));
    test.injectIntoFields(incidents, new TestInjector.MatchesType(Incidents.class));
    test.injectIntoFields(echo, new TestInjector.MatchesType(Echo.class));
  }

  @Override
  public void stop() {
    monitoring.stop();
    incidents.stop();
    echo.stop();
  }

  private static int unusedPort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
