package io.sturmwarte.gateway;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Takes the browser's requests to the services, for those who are signed in. */
@ApplicationScoped
class Gateway {
  private static final Logger LOG = Logger.getLogger(Gateway.class);
  private static final int CONNECT_MILLIS = 2_000;
  // Every open page holds one connection for each live stream.
  private static final int CONNECTIONS = 4_000;
  // The console compresses by itself; an answer that came compressed would be taken for a plain
  // one.
  private static final List<String> BETWEEN_BROWSER_AND_CONSOLE =
      List.of(
          "Cookie",
          "Origin",
          "Referer",
          "X-Requested-With",
          "Forwarded",
          "X-Forwarded-For",
          "Accept-Encoding");

  @ConfigProperty(name = "sturmwarte.monitoring.url")
  URI monitoring;

  @ConfigProperty(name = "sturmwarte.scoring.url")
  URI scoring;

  @ConfigProperty(name = "sturmwarte.incident.url")
  URI incident;

  @ConfigProperty(name = "sturmwarte.training.url")
  URI training;

  private final Vertx vertx;
  private final IdentityProviderManager identities;

  Gateway(Vertx vertx, IdentityProviderManager identities) {
    this.vertx = vertx;
    this.identities = identities;
  }

  void install(@Observes Router router) {
    route(router, "monitoring", monitoring);
    route(router, "scoring", scoring);
    route(router, "incident", incident);
    route(router, "training", training);
  }

  private void route(Router router, String name, URI url) {
    var options =
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setMaxPoolSize(CONNECTIONS)
            .setSsl("https".equals(url.getScheme()));
    var upstream = new Upstream(name, url, vertx.createHttpClient(options));
    router.route(upstream.prefix() + "/*").handler(context -> authenticate(context, upstream));
  }

  private void authenticate(RoutingContext context, Upstream upstream) {
    // The body must wait until it is known who sends it.
    context.request().pause();
    QuarkusHttpUser.getSecurityIdentity(context, identities)
        .subscribe()
        .with(
            identity -> forward(context, identity, upstream),
            failure -> {
              LOG.debug("no valid session", failure);
              signIn(context);
            });
  }

  private static void forward(
      RoutingContext context, SecurityIdentity identity, Upstream upstream) {
    if (identity.isAnonymous()) {
      signIn(context);
      return;
    }
    if (!isApi(context, upstream)) {
      PlainProblem.of(404, "There is nothing here").answer(context);
      return;
    }
    var request = context.request();
    BETWEEN_BROWSER_AND_CONSOLE.forEach(request.headers()::remove);
    request.headers().set("Authorization", Credentials.of(identity));
    upstream.forward(request);
  }

  /** Health, metrics and the like stay inside, also behind dots and escapes. */
  private static boolean isApi(RoutingContext context, Upstream upstream) {
    var path = context.request().path();
    return path.equals(context.normalizedPath()) && path.startsWith(upstream.prefix() + "/api/");
  }

  private static void signIn(RoutingContext context) {
    PlainProblem.of(401, "Sign in first").answer(context);
  }
}
