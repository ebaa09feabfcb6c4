package io.sturmwarte.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundGuardTest {
  private static Vertx vertx;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1.2.3:8080/",
        "http://localhost/",
        "http://localhost./",
        "http://LOCALHOST/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://100.127.255.254/",
        "http://100.100.100.200/",
        "http://192.0.0.192/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://2130706433/",
        "http://127.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[ff02::1]/",
        "http://user:password@example.org/",
        "http://example.org@127.0.0.1/",
        "http://127.0.0.1#@example.org/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:25/",
        "jar:http://127.0.0.1!/",
        "ftp://127.0.0.1/",
        "//127.0.0.1/",
        "http:///",
        "http://127.0.0.1\\@example.org/",
        "http:// 127.0.0.1/",
        "javascript:alert(1)"
      })
  void hostileAddressIsRefused(String url) {
    assertThatThrownBy(() -> check(url))
        .isInstanceOf(OutboundGuard.Refused.class)
        .message()
        .doesNotContain("127.0.0.1", "169.254");
  }

  /** However such a host is read, what it leads to is not called. */
  @ParameterizedTest
  @ValueSource(strings = {"http://0x7f000001/", "http://0x7f.1/", "http://0x7f.0.0.1/"})
  void hostInAnUnusualNotationIsNeverReached(String url) {
    assertThatThrownBy(() -> check(url))
        .isInstanceOfAny(OutboundGuard.Refused.class, OutboundGuard.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://93.184.215.14/", "http://8.8.8.8:8080/x?y", "https://[2606:4700::1111]/"})
  void publicAddressIsCalled(String url) {
    assertThat(check(url).uri()).hasToString(url);
  }

  @Test
  void hostOnTheListMayBeInside() {
    var guard = new OutboundGuard(vertx, Optional.of(List.of(" LocalHost ")));

    var destination = guard.check("http://localhost:9999/hook").await().indefinitely();

    assertThat(destination.address().isLoopbackAddress()).isTrue();
    assertThat(destination.socket().port()).isEqualTo(9999);
  }

  private static OutboundGuard.Destination check(String url) {
    return new OutboundGuard(vertx, Optional.empty()).check(url).await().indefinitely();
  }
}
