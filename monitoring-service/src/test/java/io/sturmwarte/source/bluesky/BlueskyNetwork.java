package io.sturmwarte.source.bluesky;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PDS with one account, and a Jetstream server before it, each in a process to kill. */
final class BlueskyNetwork implements AutoCloseable {
  private static final String POSTS = "app.bsky.feed.post";

  private final int pds = NodeProcess.freePort();
  private final int plc = NodeProcess.freePort();
  private final int jetstream = NodeProcess.freePort();
  private final Clock clock = Clock.systemUTC();
  private final String folder = NodeProcess.home().resolve("data-" + clock.millis()).toString();
  private final HttpClient client =
      HttpClient.newBuilder()
          // The PDS ends the connection when it is asked to upgrade it.
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private NodeProcess server;
  private NodeProcess bridge;
  private final JsonObject account;

  BlueskyNetwork() throws IOException {
    NodeProcess.install();
    server = startedServer();
    bridge = startedBridge();
    account =
        call(
            "com.atproto.server.createAccount",
            new JsonObject()
                .put("handle", "erika.test")
                .put("email", "erika@example.org")
                .put("password", "sturmwarte"));
  }

  private NodeProcess startedServer() {
    return NodeProcess.start("network.js", folder, Integer.toString(pds), Integer.toString(plc));
  }

  private NodeProcess startedBridge() {
    return NodeProcess.start(
        "jetstream.js",
        Integer.toString(jetstream),
        "http://localhost:" + pds,
        "http://localhost:" + plc);
  }

  String url() {
    return "ws://127.0.0.1:" + jetstream;
  }

  void killServer() {
    server.kill();
  }

  void startServer() {
    server = startedServer();
  }

  void killBridge() {
    bridge.kill();
  }

  void startBridge() {
    bridge = startedBridge();
  }

  /** Its address. Throws IOException where the server did not say that it has the post. */
  String post(String text) throws IOException {
    return call("com.atproto.repo.createRecord", written().put("record", record(text)))
        .getString("uri");
  }

  void change(String uri, String text) throws IOException {
    call("com.atproto.repo.putRecord", written().put("rkey", key(uri)).put("record", record(text)));
  }

  void delete(String uri) throws IOException {
    call("com.atproto.repo.deleteRecord", written().put("rkey", key(uri)));
  }

  /** The addresses of all posts that the server has, whose text begins so. */
  List<String> posts(String beginning) throws IOException {
    var uris = new ArrayList<String>();
    var path =
        "com.atproto.repo.listRecords?limit=100&collection=%s&repo=%s"
            .formatted(POSTS, account.getString("did"));
    var cursor = "";
    while (cursor != null) {
      var page = send(request(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).GET());
      for (var post : page.getJsonArray("records").stream().map(JsonObject.class::cast).toList()) {
        if (post.getJsonObject("value").getString("text").startsWith(beginning)) {
          uris.add(post.getString("uri"));
        }
      }
      cursor = page.getString("cursor");
    }
    return uris;
  }

  private JsonObject written() {
    return new JsonObject().put("repo", account.getString("did")).put("collection", POSTS);
  }

  private JsonObject record(String text) {
    return new JsonObject()
        .put("$type", POSTS)
        .put("text", text)
        .put("langs", new JsonArray().add("de"))
        .put("createdAt", clock.instant().toString());
  }

  private static String key(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  private JsonObject call(String method, JsonObject body) throws IOException {
    return send(
        request(method)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d/xrpc/%s".formatted(pds, path)))
            .timeout(Duration.ofSeconds(20));
    return account == null
        ? request
        : request.header("Authorization", "Bearer " + account.getString("accessJwt"));
  }

  private JsonObject send(HttpRequest.Builder request) throws IOException {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return new JsonObject(answer.body());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    bridge.close();
    server.close();
  }
}
