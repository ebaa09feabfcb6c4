package io.sturmwarte.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import org.jboss.logging.Logger;

/** One service behind the gateway; requests to {@code /name/…} go to it without the name. */
final class Upstream implements ProxyInterceptor {
  private static final Logger LOG = Logger.getLogger(Upstream.class);

  private final String name;
  private final HttpProxy proxy;

  Upstream(String name, URI url, HttpClient client) {
    this.name = name;
    this.proxy = HttpProxy.reverseProxy(client).origin(port(url), url.getHost());
    proxy.addInterceptor(this);
  }

  String prefix() {
    return "/" + name;
  }

  void forward(HttpServerRequest request) {
    proxy.handle(request);
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    var request = context.request();
    request.setURI(request.getURI().substring(prefix().length()));
    return context.sendRequest().recover(failure -> down(context, failure));
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    var headers = context.response().headers();
    headers.remove("Set-Cookie");
    if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
    return context.sendResponse();
  }

  private Future<ProxyResponse> down(ProxyContext context, Throwable failure) {
    LOG.warnf("the %s service does not answer: %s", name, failure);
    var problem =
        PlainProblem.of(
            503, "The %s service does not answer; try again in a moment".formatted(name));
    var response =
        context
            .request()
            .release()
            .response()
            .setStatusCode(problem.status())
            .putHeader("Content-Type", PlainProblem.MEDIA_TYPE)
            .putHeader("Retry-After", "2")
            .setBody(Body.body(problem.json()));
    return Future.succeededFuture(response);
  }

  private static int port(URI url) {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return "https".equals(url.getScheme()) ? 443 : 80;
  }
}
