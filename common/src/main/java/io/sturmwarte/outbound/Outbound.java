package io.sturmwarte.outbound;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbound.OutboundGuard.Destination;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Calls addresses that users have named: guarded at every redirect, with a deadline for the whole
 * and a limit to what is read, counted after decompression.
 */
@ApplicationScoped
public class Outbound {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> PERMANENT = Set.of(301, 308);
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** What is meant for one host only. */
  private static final Set<String> PRIVATE_HEADERS = Set.of("authorization", "cookie");

  private final OutboundGuard guard;
  private final HttpClient client;
  private final HttpClient streams;
  private final NetClient sockets;
  private final NetClient secureSockets;

  Outbound(Vertx vertx, OutboundGuard guard) {
    this.guard = guard;
    this.client = vertx.createHttpClient(options().setMaxPoolSize(4));
    this.streams = vertx.createHttpClient(options().setMaxPoolSize(1_000).setKeepAlive(false));
    this.sockets = vertx.createNetClient(socketOptions());
    this.secureSockets = vertx.createNetClient(socketOptions().setSsl(true));
  }

  private static NetClientOptions socketOptions() {
    return new NetClientOptions()
        .setConnectTimeout((int) CONNECT.toMillis())
        .setHostnameVerificationAlgorithm("HTTPS");
  }

  private static HttpClientOptions options() {
    return new HttpClientOptions()
        .setConnectTimeout((int) CONNECT.toMillis())
        .setVerifyHost(true)
        .setDecompressionSupported(true);
  }

  /**
   * A GET.
   *
   * @param headers names in lower case
   * @param mostBytes what of the body is read at most; more is a failure
   * @param deadline for all of it, redirects included
   */
  public record Call(String url, Map<String, String> headers, int mostBytes, Duration deadline) {}

  /**
   * @param headers names in lower case; of several with one name, the first
   * @param movedTo the address to ask from now on, where every redirect was permanent; otherwise
   *     the one that was asked
   */
  public record Answer(int status, Map<String, String> headers, Buffer body, String movedTo) {}

  /** Fails with {@link Refused} or {@link Unreachable}. */
  public Uni<Answer> get(Call call) {
    return start(call.url())
        .chain(target -> follow(client, target, call.headers()))
        .chain(hop -> read(hop, call.mostBytes()))
        .ifNoItem()
        .after(call.deadline())
        .failWith(() -> new Unreachable("it did not answer in time"))
        .onFailure(failure -> !(failure instanceof Refused || failure instanceof Unreachable))
        .transform(failure -> new Unreachable(plain(failure)));
  }

  /**
   * A GET whose body goes on: the answer is paused, for the caller to read and to end by resetting
   * its request. Fails as {@link #get} does.
   */
  public Uni<HttpClientResponse> stream(
      String url, Map<String, String> headers, Duration deadline) {
    return start(url)
        .chain(target -> follow(streams, target, headers))
        .map(Hop::response)
        .ifNoItem()
        .after(deadline)
        .failWith(() -> new Unreachable("it did not answer in time"))
        .onFailure(failure -> !(failure instanceof Refused || failure instanceof Unreachable))
        .transform(failure -> new Unreachable(plain(failure)));
  }

  /** A bare connection, for what is not HTTP; fails as {@link #get} does. */
  Uni<NetSocket> connect(OutboundUrl url, Duration deadline) {
    return guard
        .check(url)
        .chain(this::connect)
        .ifNoItem()
        .after(deadline)
        .failWith(() -> new Unreachable("it did not answer in time"))
        .onFailure(failure -> !(failure instanceof Refused || failure instanceof Unreachable))
        .transform(failure -> new Unreachable(plain(failure)));
  }

  /** The name is for the certificate; its address is known, and not looked up again. */
  private Uni<NetSocket> connect(Destination to) {
    var url = to.url();
    var address = SocketAddress.inetSocketAddress(new InetSocketAddress(to.named(), url.port()));
    var by = url.isTls() ? secureSockets : sockets;
    var connected = by.connect(address, url.host());
    return Uni.createFrom()
        .completionStage(connected.toCompletionStage())
        .onCancellation()
        .invoke(() -> connected.onSuccess(NetSocket::close));
  }

  /**
   * A POST.
   *
   * @param headers names in lower case
   * @param deadline for all of it, from looking up the host to the status of the answer
   */
  public record Post(String url, Map<String, String> headers, Buffer body, Duration deadline) {}

  /**
   * @param headers names in lower case; of several with one name, the first
   */
  public record Status(int status, Map<String, String> headers) {}

  /**
   * Only the status matters: the rest of the answer is not read, however slowly it drips, and no
   * redirect is followed. Fails as {@link #get} does.
   */
  public Uni<Status> post(Post post) {
    return Uni.createFrom()
        .item(() -> OutboundUrl.parse(post.url()))
        .chain(guard::check)
        .chain(to -> request(streams, HttpMethod.POST, to, post.headers()))
        .chain(request -> exchange(request, post.body()))
        .ifNoItem()
        .after(post.deadline())
        .failWith(() -> new Unreachable("it did not answer in time"))
        .onFailure(failure -> !(failure instanceof Refused || failure instanceof Unreachable))
        .transform(failure -> new Unreachable(plain(failure)));
  }

  private static Uni<Status> exchange(HttpClientRequest request, Buffer body) {
    request.response().onSuccess(HttpClientResponse::pause);
    return Uni.createFrom()
        .completionStage(() -> request.send(body).toCompletionStage())
        .onCancellation()
        .invoke(() -> request.reset())
        .map(response -> new Status(response.statusCode(), headers(response)))
        .onTermination()
        .invoke(() -> request.response().onSuccess(Outbound::drop));
  }

  /** One request of a chain of redirects, with its answer once there is one. */
  private record Hop(
      OutboundUrl url,
      int redirects,
      String movedTo,
      boolean permanent,
      HttpClientResponse response) {}

  private record Target(OutboundUrl url, int redirects, String movedTo, boolean permanent) {}

  private static Uni<Target> start(String url) {
    return Uni.createFrom().item(() -> new Target(OutboundUrl.parse(url), 0, url, true));
  }

  private Uni<Hop> follow(HttpClient by, Target target, Map<String, String> headers) {
    return guard
        .check(target.url())
        .chain(destination -> request(by, HttpMethod.GET, destination, headers))
        .chain(Outbound::send)
        .map(
            response ->
                new Hop(
                    target.url(),
                    target.redirects(),
                    target.movedTo(),
                    target.permanent(),
                    response))
        .chain(hop -> onward(by, hop, headers));
  }

  private Uni<Hop> onward(HttpClient by, Hop hop, Map<String, String> headers) {
    var response = hop.response();
    var location = response.getHeader("Location");
    if (!REDIRECTS.contains(response.statusCode()) || location == null) {
      return Uni.createFrom().item(hop);
    }
    drop(response);
    if (hop.redirects() == MOST_REDIRECTS) {
      throw new Refused("it redirects more than %d times".formatted(MOST_REDIRECTS));
    }
    var next = hop.url().resolve(location);
    if (hop.url().isTls() && !next.isTls()) {
      throw new Refused("it redirects from an encrypted to an open connection");
    }
    var permanent = hop.permanent() && PERMANENT.contains(response.statusCode());
    var movedTo = permanent ? next.toString() : hop.movedTo();
    var sameHost = next.authority().equals(hop.url().authority());
    return follow(
        by,
        new Target(next, hop.redirects() + 1, movedTo, permanent),
        sameHost ? headers : withoutPrivate(headers));
  }

  private static Map<String, String> withoutPrivate(Map<String, String> headers) {
    var kept = new HashMap<>(headers);
    kept.keySet().removeAll(PRIVATE_HEADERS);
    return kept;
  }

  private static Uni<HttpClientRequest> request(
      HttpClient by, HttpMethod method, Destination to, Map<String, String> headers) {
    var url = to.url();
    var options =
        new RequestOptions()
            .setMethod(method)
            .setServer(to.socket())
            .setHost(url.host())
            .setPort(url.port())
            .setSsl(url.isTls())
            .setURI(url.path())
            .setFollowRedirects(false)
            .putHeader("user-agent", "Sturmwarte");
    headers.forEach(options::putHeader);
    var requested = by.request(options);
    return Uni.createFrom()
        .completionStage(requested.toCompletionStage())
        .onCancellation()
        .invoke(() -> requested.onSuccess(HttpClientRequest::reset));
  }

  /** Whoever gives up waiting takes the request with it. */
  private static Uni<HttpClientResponse> send(HttpClientRequest request) {
    return Uni.createFrom()
        .completionStage(() -> begin(request).toCompletionStage())
        .onCancellation()
        .invoke(() -> request.reset());
  }

  private static Future<HttpClientResponse> begin(HttpClientRequest request) {
    request.response().onSuccess(HttpClientResponse::pause);
    return request.send();
  }

  private static Uni<Answer> read(Hop hop, int mostBytes) {
    var response = hop.response();
    return Uni.createFrom()
        .completionStage(() -> body(response, mostBytes))
        .onCancellation()
        .invoke(() -> drop(response))
        .map(body -> new Answer(response.statusCode(), headers(response), body, hop.movedTo()));
  }

  private static CompletableFuture<Buffer> body(HttpClientResponse response, int mostBytes) {
    var whole = new CompletableFuture<Buffer>();
    var body = Buffer.buffer();
    response.exceptionHandler(whole::completeExceptionally);
    response.endHandler(ended -> whole.complete(body));
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() > mostBytes) {
            whole.completeExceptionally(
                new Unreachable("its answer has more than %d bytes".formatted(mostBytes)));
            drop(response);
            return;
          }
          body.appendBuffer(chunk);
        });
    response.resume();
    return whole;
  }

  private static void drop(HttpClientResponse response) {
    response.exceptionHandler(ourOwnReset -> {});
    response.request().reset();
  }

  private static Map<String, String> headers(HttpClientResponse response) {
    var headers = new HashMap<String, String>();
    response
        .headers()
        .forEach(
            header ->
                headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return headers;
  }

  /** Says what kind of failure it was, not between which addresses. */
  private static String plain(Throwable failure) {
    return switch (failure) {
      case java.net.ConnectException refused -> "the connection was refused";
      case javax.net.ssl.SSLException tls -> "no secure connection could be made";
      default -> "the connection broke off";
    };
  }
}
