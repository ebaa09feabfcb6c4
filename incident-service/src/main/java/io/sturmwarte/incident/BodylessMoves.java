package io.sturmwarte.incident;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * A move needs no body, and what has no body has no type: such a request is taken as empty JSON
 * instead of being refused with 415.
 */
@ApplicationScoped
class BodylessMoves {
  private static final int BEFORE_ROUTING = 900;

  void install(@Observes Filters filters) {
    filters.register(BodylessMoves::giveType, BEFORE_ROUTING);
  }

  private static void giveType(RoutingContext context) {
    var headers = context.request().headers();
    var empty = "0".equals(headers.get("Content-Length")) || !headers.contains("Content-Length");
    if (context.request().method() == HttpMethod.POST
        && empty
        && !headers.contains("Content-Type")
        && !headers.contains("Transfer-Encoding")) {
      headers.set("Content-Type", "application/json");
    }
    context.next();
  }
}
