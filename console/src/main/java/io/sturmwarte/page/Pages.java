package io.sturmwarte.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Every page is drawn by one document, so each page's address leads to it. */
@ApplicationScoped
class Pages {
  private static final List<String> PAGES = List.of("situation", "incidents", "outbox");

  void install(@Observes Router router) {
    for (var page : PAGES) {
      router.route(HttpMethod.GET, "/" + page + "*").handler(context -> context.reroute("/"));
    }
  }
}
