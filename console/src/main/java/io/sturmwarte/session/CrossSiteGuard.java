package io.sturmwarte.session;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sturmwarte.gateway.PlainProblem;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets nothing be changed from another site. A form there cannot send our header, a script there
 * cannot hide where it comes from.
 */
@ApplicationScoped
class CrossSiteGuard {
  private static final int BEFORE_AUTHENTICATION = 290;
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  void install(@Observes Filters filters) {
    filters.register(CrossSiteGuard::check, BEFORE_AUTHENTICATION);
  }

  private static void check(RoutingContext context) {
    var request = context.request();
    if (READING.contains(request.method()) || isOurs(request)) {
      context.next();
      return;
    }
    PlainProblem.of(403, "Changes are taken from this console's own pages only").answer(context);
  }

  private static boolean isOurs(HttpServerRequest request) {
    return request.headers().contains("X-Requested-With")
        && isSameSite(request.getHeader("Sec-Fetch-Site"))
        && isSameOrigin(request.getHeader("Origin"), request);
  }

  private static boolean isSameSite(@Nullable String fetchSite) {
    return fetchSite == null || fetchSite.equals("same-origin");
  }

  /** Something that is no browser sends none, and has no cookie either. */
  private static boolean isSameOrigin(@Nullable String origin, HttpServerRequest request) {
    return origin == null || authority(origin).equals(request.getHeader("Host"));
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
