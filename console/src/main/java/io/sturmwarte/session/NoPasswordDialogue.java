package io.sturmwarte.session;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Takes the challenge out of every 401, ours and the services': a browser would answer it with a
 * password dialogue of its own, before the page learns that somebody must sign in.
 */
@ApplicationScoped
class NoPasswordDialogue {
  private static final int BEFORE_ALL_THAT_ANSWERS = 900;

  void install(@Observes Filters filters) {
    filters.register(NoPasswordDialogue::watch, BEFORE_ALL_THAT_ANSWERS);
  }

  private static void watch(RoutingContext context) {
    var headers = context.response().headers();
    context.addHeadersEndHandler(end -> headers.remove(HttpHeaders.WWW_AUTHENTICATE));
    context.next();
  }
}
