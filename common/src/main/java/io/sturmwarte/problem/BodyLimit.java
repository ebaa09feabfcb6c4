package io.sturmwarte.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers a body over the limit with a problem, before it is read. The framework's own check closes
 * the connection without a word.
 */
@ApplicationScoped
class BodyLimit {
  private static final int BEFORE_ALL_OTHERS = 1_000;

  @ConfigProperty(name = "quarkus.http.limits.max-body-size")
  MemorySize limit;

  void install(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ALL_OTHERS);
  }

  /** A body without a length is counted as it comes; the server gives up with a bare 413. */
  void install(@Observes Router router) {
    router.route().order(-BEFORE_ALL_OTHERS).failureHandler(this::explain);
  }

  private void check(RoutingContext request) {
    var length = request.request().getHeader("Content-Length");
    if (length != null && Long.parseLong(length) > limit.asLongValue()) {
      tooLarge(request);
      return;
    }
    request.next();
  }

  private void explain(RoutingContext request) {
    if (request.statusCode() == 413 && !request.response().headWritten()) {
      tooLarge(request);
      return;
    }
    request.next();
  }

  private void tooLarge(RoutingContext request) {
    var problem =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", "Content Too Large")
            .put("status", 413)
            .put(
                "detail",
                "The body is larger than %d bytes, nothing of it was taken; send it in parts"
                    .formatted(limit.asLongValue()));
    // What is still on its way is read and dropped, so that the answer reaches the sender.
    request.request().resume();
    request
        .response()
        .setStatusCode(413)
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Connection", "close")
        .end(problem.encode());
  }
}
