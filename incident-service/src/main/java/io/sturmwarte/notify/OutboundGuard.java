package io.sturmwarte.notify;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbound.PublicAddress;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps requests that users can direct from reaching what is inside the house. A host is resolved
 * once and the connection goes to that address, so a name that changes its mind gains nothing.
 */
@ApplicationScoped
class OutboundGuard {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final Vertx vertx;
  private final Set<String> allowed;

  OutboundGuard(
      Vertx vertx,
      @ConfigProperty(name = "sturmwarte.outbound.allow") Optional<List<String>> allowed) {
    this.vertx = vertx;
    this.allowed =
        allowed.orElse(List.of()).stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Where to connect to for an URL; fails with {@link Refused}. */
  Uni<Destination> check(String url) {
    if (!isWellFormed(url)) {
      return Uni.createFrom().failure(new Refused("the address is not an http or https URL"));
    }
    var uri = URI.create(url);
    Callable<Destination> resolve = () -> resolve(uri);
    return Uni.createFrom()
        .completionStage(() -> vertx.executeBlocking(resolve, false).toCompletionStage());
  }

  static boolean isWellFormed(String url) {
    try {
      var uri = new URI(url);
      return uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Destination resolve(URI uri) {
    var host = host(uri);
    var addresses = lookUp(host);
    var isAllowed = allowed.contains(host);
    for (var address : addresses) {
      if (!isAllowed && !PublicAddress.is(address)) {
        throw new Refused("the address leads inside the house");
      }
    }
    return new Destination(uri, host, addresses[0]);
  }

  private static InetAddress[] lookUp(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new Unknown();
    }
  }

  /** Without the brackets of IPv6 and the dot that ends a full name. */
  private static String host(URI uri) {
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      return host.substring(1, host.length() - 1);
    }
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** An URL with the address its host has. */
  record Destination(URI uri, String host, InetAddress address) {
    boolean isTls() {
      return "https".equalsIgnoreCase(uri.getScheme());
    }

    int port() {
      return uri.getPort() > 0 ? uri.getPort() : isTls() ? 443 : 80;
    }

    SocketAddress socket() {
      return SocketAddress.inetSocketAddress(port(), address.getHostAddress());
    }

    String path() {
      var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
  }

  /** Never to be called. */
  static final class Refused extends RuntimeException {
    Refused(String reason) {
      super(reason, null, false, false);
    }
  }

  /** No such host now; perhaps later. */
  static final class Unknown extends RuntimeException {
    Unknown() {
      super("the host cannot be resolved", null, false, false);
    }
  }
}
