package io.sturmwarte.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/** One user's view of one service's REST API. */
public final class Api {
  public static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final String url;
  private final String authorization;

  public Api(String url, String user, String password) {
    this.url = url;
    var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    return expectSuccess(send("GET", path, null, Map.of()));
  }

  public JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return expectSuccess(send("POST", path, JSON.writeValueAsString(body), Map.of()));
  }

  public JsonNode put(String path, Object body) throws IOException, InterruptedException {
    return expectSuccess(send("PUT", path, JSON.writeValueAsString(body), Map.of()));
  }

  /** The answer as it comes, whatever its status. */
  public HttpResponse<String> send(
      String method,
      String path,
      @org.jspecify.annotations.Nullable String body,
      Map<String, String> headers)
      throws IOException, InterruptedException {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    var request =
        request(path)
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(method, publisher);
    headers.forEach(request::setHeader);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Hands every server-sent event to {@code listener}, until the stream ends or the thread is
   * interrupted.
   */
  void follow(String path, Consumer<ServerSentEvent> listener)
      throws IOException, InterruptedException {
    var request = request(path).header("Accept", "text/event-stream").build();
    var response = HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw new IOException("%s%s answers %d".formatted(url, path, response.statusCode()));
    }
    var reading = new ServerSentEvent.Reading(listener);
    response.body().forEach(reading::line);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", authorization);
  }

  private static JsonNode expectSuccess(HttpResponse<String> response) throws IOException {
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "%s answers %d: %s".formatted(response.uri(), response.statusCode(), response.body()));
    }
    return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
  }
}
