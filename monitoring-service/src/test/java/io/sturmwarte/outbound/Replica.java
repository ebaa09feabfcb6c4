package io.sturmwarte.outbound;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;

/** The way out of a replica of its own, for a test that ends it. */
public final class Replica {
  private Replica() {}

  public static Outbound outbound(Vertx vertx) {
    return new Outbound(
        vertx, new OutboundGuard(vertx, List.of("127.0.0.1"), Set.of(), host -> List.of()));
  }
}
