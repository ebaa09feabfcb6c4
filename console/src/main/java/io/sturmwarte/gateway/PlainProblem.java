package io.sturmwarte.gateway;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** An RFC 9457 problem for routes that are below JAX-RS. */
public record PlainProblem(int status, String detail) {
  static final String MEDIA_TYPE = "application/problem+json";

  public static PlainProblem of(int status, String detail) {
    return new PlainProblem(status, detail);
  }

  public void answer(RoutingContext context) {
    // What is still on its way is read and dropped, so that the answer reaches the sender.
    context.request().resume();
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(json());
  }

  Buffer json() {
    return new JsonObject()
        .put("type", "about:blank")
        .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
        .put("status", status)
        .put("detail", detail)
        .toBuffer();
  }
}
