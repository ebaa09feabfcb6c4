package io.sturmwarte.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary listens on this machine and counts who reaches it; all names lead to it. */
class OutboundGuardTest {
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final AtomicInteger CONNECTIONS = new AtomicInteger();
  private static final Map<String, String> REDIRECTS = new ConcurrentHashMap<>();
  private static Vertx vertx;
  private static HttpServer canary;
  private static int port;

  private final Queue<String> answers = new ArrayDeque<>();

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    canary =
        vertx
            .createHttpServer()
            .connectionHandler(connection -> CONNECTIONS.incrementAndGet())
            .requestHandler(OutboundGuardTest::answer)
            .listen(0, "0.0.0.0")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    port = canary.actualPort();
  }

  private static void answer(HttpServerRequest request) {
    var location = REDIRECTS.get(request.path());
    if (location != null) {
      request.response().setStatusCode(308).putHeader("Location", location).end();
      return;
    }
    request.response().end(request.getHeader("Host") + request.getHeader("Authorization"));
  }

  @AfterAll
  static void stop() {
    vertx.close();
  }

  @BeforeEach
  void forget() {
    CONNECTIONS.set(0);
    REDIRECTS.clear();
  }

  @AfterEach
  void noAnswersLeft() {
    answers.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Loopback and this machine
        "http://127.0.0.1:PORT/",
        "http://127.1.2.3:PORT/",
        "http://127.255.255.254:PORT/",
        "http://0.0.0.0:PORT/",
        "http://0.1.2.3:PORT/",
        "http://[::1]:PORT/",
        "http://[::]:PORT/",
        "http://[0:0:0:0:0:0:0:1]:PORT/",
        // Private, carrier, link-local, multicast, reserved
        "http://10.0.0.1:PORT/",
        "http://172.16.0.1:PORT/",
        "http://172.31.255.255:PORT/",
        "http://192.168.1.1:PORT/",
        "http://100.64.0.1:PORT/",
        "http://100.127.255.254:PORT/",
        "http://169.254.0.1:PORT/",
        "http://192.0.0.192:PORT/",
        "http://192.0.2.1:PORT/",
        "http://198.18.0.1:PORT/",
        "http://198.51.100.1:PORT/",
        "http://203.0.113.1:PORT/",
        "http://192.88.99.1:PORT/",
        "http://224.0.0.1:PORT/",
        "http://240.0.0.1:PORT/",
        "http://255.255.255.255:PORT/",
        "http://[fe80::1]:PORT/",
        "http://[fe80::1%25lo]:PORT/",
        "http://[fec0::1]:PORT/",
        "http://[fc00::1]:PORT/",
        "http://[fd12:3456:789a::1]:PORT/",
        "http://[ff02::1]:PORT/",
        "http://[100::1]:PORT/",
        "http://[2001:db8::1]:PORT/",
        // IPv4 inside IPv6
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://[::ffff:7f00:1]:PORT/",
        "http://[::127.0.0.1]:PORT/",
        "http://[64:ff9b::7f00:1]:PORT/",
        "http://[64:ff9b:1::7f00:1]:PORT/",
        "http://[2002:7f00:1::]:PORT/",
        "http://[2001:0:7f00:1::]:PORT/",
        // Other notations of an IPv4 address
        "http://2130706433:PORT/",
        "http://017700000001:PORT/",
        "http://0x7f000001:PORT/",
        "http://0x7f.0.0.1:PORT/",
        "http://0177.0.0.1:PORT/",
        "http://127.1:PORT/",
        "http://127.0.1:PORT/",
        "http://0:PORT/",
        "http://0x:PORT/",
        "http://127.0.0.01:PORT/",
        "http://127.0.0.256:PORT/",
        "http://1.2.3.4.5:PORT/",
        // Names of what is inside
        "http://localhost:PORT/",
        "http://LOCALHOST:PORT/",
        "http://localhost.:PORT/",
        "http://localhost..:PORT/",
        "http://127.0.0.1.:PORT/",
        "http://intern:PORT/",
        "http://printer.local:PORT/",
        "http://something.localhost:PORT/",
        "http://db.default.svc:PORT/",
        "http://router.lan:PORT/",
        "http://1.0.0.127.in-addr.arpa:PORT/",
        // Metadata services
        "http://169.254.169.254:PORT/latest/meta-data/",
        "http://metadata.google.internal:PORT/",
        "http://metadata:PORT/",
        "http://100.100.100.200:PORT/",
        "http://[fd00:ec2::254]:PORT/",
        // Letters that look like others
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/",
        "http://１２７.０.０.１:PORT/",
        "http://127。0。0。1:PORT/",
        "http://①②⑦.0.0.①:PORT/",
        "http://loc\u00adalhost:PORT/",
        // A name that leads inside
        "http://inside.example.org:PORT/",
        // Users, fragments, escapes
        "http://user:password@example.org:PORT/",
        "http://example.org@127.0.0.1:PORT/",
        "http://127.0.0.1:PORT#@example.org/",
        "http://127.0.0.1:PORT?@example.org/",
        "http://127.0.0.1:PORT\\@example.org/",
        "http://example.org\\@127.0.0.1:PORT/",
        "http://127.0.0.1%2f@example.org:PORT/",
        "http://%31%32%37.0.0.1:PORT/",
        "http:// 127.0.0.1:PORT/",
        "http://127.0.0.1\t:PORT/",
        "http://127.0.0.1\r\nHost: example.org:PORT/",
        "http:///127.0.0.1:PORT/",
        "http:127.0.0.1:PORT/",
        "//127.0.0.1:PORT/",
        "",
        // Other schemes
        "file:///etc/passwd",
        "gopher://127.0.0.1:PORT/",
        "jar:http://127.0.0.1:PORT!/",
        "ftp://127.0.0.1:PORT/",
        "javascript:alert(1)",
        "ldap://127.0.0.1:PORT/",
        "ws://127.0.0.1:PORT/",
        "wss://localhost:PORT/",
        // Ports
        "http://8.8.8.8:22/",
        "http://8.8.8.8:25/",
        "https://8.8.8.8:6379/",
        "http://8.8.8.8:0/",
        "http://8.8.8.8:65536/",
        "http://8.8.8.8:99999/",
      })
  void nothingInsideIsReached(String template) {
    var url = template.replace("PORT", Integer.toString(port));

    assertThatThrownBy(() -> get(closed(), url))
        .isInstanceOf(Refused.class)
        .message()
        .doesNotContain("127.0.0.1", "169.254", "10.0.0", Integer.toString(port));
    assertThatThrownBy(() -> post(closed(), url)).isInstanceOf(Refused.class);
    assertThat(CONNECTIONS).hasValue(0);
  }

  @Test
  void aPostFollowsNoRedirect() {
    REDIRECTS.put("/from", "http://127.0.0.1:" + port + "/to");

    var answer = post(open("127.0.0.1"), "http://127.0.0.1:" + port + "/from");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(CONNECTIONS).hasValue(1);
  }

  @Test
  void aNameWithOnePrivateAddressAmongPublicOnesIsRefused() {
    answers.add("93.184.215.14,127.0.0.1");

    assertThatThrownBy(() -> get(closed(), "http://mixed.example.org:" + port + "/"))
        .isInstanceOf(Refused.class);
    assertThat(CONNECTIONS).hasValue(0);
  }

  /** Asked twice, the name server would give the inner address the second time. */
  @Test
  void aNameThatChangesItsMindIsAskedOnce() {
    answers.add("93.184.215.14");
    answers.add("127.0.0.1");

    var destination =
        guard(List.of())
            .check(OutboundUrl.parse("http://rebinding.example.org:" + port + "/"))
            .await()
            .indefinitely();

    assertThat(destination.socket().host()).isEqualTo("93.184.215.14");
    assertThat(answers).containsExactly("127.0.0.1");
  }

  /** The second look at the same name, for another request, is judged anew. */
  @Test
  void aNameThatHasChangedItsMindIsRefused() {
    answers.add("127.0.0.1");

    assertThatThrownBy(() -> get(closed(), "http://rebinding.example.org:" + port + "/"))
        .isInstanceOf(Refused.class);
    assertThat(CONNECTIONS).hasValue(0);
  }

  @Test
  void theConnectionGoesToTheAddressThatWasJudgedUnderTheNameThatWasAsked() {
    answers.add("127.0.0.1");

    var answer = get(open("friend.example.org"), "http://friend.example.org:" + port + "/");

    assertThat(answer.body()).hasToString("friend.example.org:" + port + "null");
  }

  /** The name exists nowhere else: whoever looked it up again would not find it. */
  @Test
  void soDoesASocketThatIsNotHttp() {
    answers.add("127.0.0.1");
    var listener = new OutboundSocket.Listener(text -> {}, () -> {}, () -> {});
    var outbound = new Outbound(vertx, open("friend.example.org"));

    assertThatThrownBy(
            () ->
                OutboundSocket.open(
                        outbound, "ws://friend.example.org:" + port + "/", 1_000, SHORT, listener)
                    .await()
                    .indefinitely())
        .isInstanceOf(Unreachable.class)
        .hasMessage("no WebSocket is served there (200)");
    assertThat(CONNECTIONS).hasValue(1);
  }

  @Test
  void aSocketIntoTheHouseIsNotOpened() {
    var listener = new OutboundSocket.Listener(text -> {}, () -> {}, () -> {});
    var outbound = new Outbound(vertx, closed());

    assertThatThrownBy(
            () ->
                OutboundSocket.open(
                        outbound, "ws://inside.example.org:" + port + "/", 1_000, SHORT, listener)
                    .await()
                    .indefinitely())
        .isInstanceOf(Refused.class);
    assertThat(CONNECTIONS).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/inside",
        "http://localhost:PORT/inside",
        "//inside.example.org:PORT/",
        "http://[::1]:PORT/",
        "file:///etc/passwd",
        "http://friend.example.org@127.0.0.1:PORT/",
        "http://2130706433:PORT/"
      })
  void aRedirectIsJudgedLikeTheAddressItself(String location) {
    REDIRECTS.put("/start", location.replace("PORT", Integer.toString(port)));
    answers.add("127.0.0.1");

    assertThatThrownBy(
            () -> get(open("friend.example.org"), "http://friend.example.org:" + port + "/start"))
        .isInstanceOf(Refused.class);
    assertThat(CONNECTIONS).as("only the first, which is allowed").hasValue(1);
  }

  @Test
  void redirectsAreFollowedFiveTimes() {
    for (var hop = 0; hop < 5; hop++) {
      REDIRECTS.put("/" + hop, "/" + (hop + 1));
    }

    var answer = get(open("127.0.0.1"), "http://127.0.0.1:" + port + "/0");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.movedTo()).isEqualTo("http://127.0.0.1:" + port + "/5");
    REDIRECTS.put("/5", "/0");
    assertThatThrownBy(() -> get(open("127.0.0.1"), "http://127.0.0.1:" + port + "/0"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void whatIsMeantForOneHostIsNotToldAnother() {
    REDIRECTS.put("/start", "http://127.0.0.2:" + port + "/elsewhere");

    var answer =
        new Outbound(vertx, guard(List.of("127.0.0.1", "127.0.0.2")))
            .get(
                new Outbound.Call(
                    "http://127.0.0.1:" + port + "/start",
                    Map.of("authorization", "Bearer secret"),
                    1_000,
                    SHORT))
            .await()
            .indefinitely();

    assertThat(answer.body()).hasToString("127.0.0.2:" + port + "null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://93.184.215.14/",
        "http://8.8.8.8:8080/x?y=%20",
        "https://[2606:4700::1111]/"
      })
  void publicAddressesAreCalled(String url) {
    var guard = new OutboundGuard(vertx, List.of(), Set.of(8080), host -> List.of());

    var destination = guard.check(OutboundUrl.parse(url)).await().indefinitely();

    assertThat(destination.url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://bücher.example/straße?q=ö", "HTTPS://BÜCHER.example.:443/straße?q=ö"})
  void anUrlHasOneForm(String url) {
    assertThat(OutboundUrl.parse(url))
        .hasToString("https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%B6");
  }

  @Test
  void aHostMayBeAllowedOnOnePortOnly() {
    var here = "127.0.0.1:" + port;

    assertThat(get(open(here), "http://" + here + "/").status()).isEqualTo(200);
    assertThatThrownBy(() -> get(open("127.0.0.1:1"), "http://" + here + "/"))
        .isInstanceOf(Refused.class);
  }

  private static Outbound.Answer get(OutboundGuard guard, String url) {
    return new Outbound(vertx, guard)
        .get(new Outbound.Call(url, Map.of(), 1_000, SHORT))
        .await()
        .indefinitely();
  }

  private static Outbound.Status post(OutboundGuard guard, String url) {
    var body = io.vertx.core.buffer.Buffer.buffer("{}");
    return new Outbound(vertx, guard)
        .post(new Outbound.Post(url, Map.of(), body, SHORT))
        .await()
        .indefinitely();
  }

  private OutboundGuard closed() {
    return guard(List.of());
  }

  private OutboundGuard open(String host) {
    return guard(List.of(host));
  }

  /** The canary's port is no reason to refuse it. */
  private OutboundGuard guard(List<String> allow) {
    return new OutboundGuard(vertx, allow, Set.of(port), this::resolve);
  }

  private List<InetAddress> resolve(String host) {
    var next = answers.poll();
    return List.of((next == null ? "127.0.0.1" : next).split(",")).stream()
        .map(OutboundGuardTest::literal)
        .toList();
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
