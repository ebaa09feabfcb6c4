package io.sturmwarte.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides whether an address may be called. A host is resolved once and the connection goes to that
 * very address, so a name that changes its mind gains nothing.
 */
@ApplicationScoped
public class OutboundGuard {
  private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);

  /** What only exists inside a house, whatever it resolves to. */
  private static final Set<String> INSIDE =
      Set.of("localhost", "local", "internal", "intranet", "lan", "home", "corp", "arpa", "svc");

  private final Vertx vertx;
  private final Set<String> allowed;
  private final Set<Integer> ports;
  private final Function<String, List<InetAddress>> resolver;

  /**
   * @param allow hosts, or host:port, that may be called although they are inside
   * @param ports further ports that may be called everywhere
   */
  @Inject
  OutboundGuard(
      Vertx vertx,
      @ConfigProperty(name = "sturmwarte.outbound.allow") Optional<List<String>> allow,
      @ConfigProperty(name = "sturmwarte.outbound.ports") Optional<Set<Integer>> ports) {
    this(vertx, allow.orElse(List.of()), ports.orElse(Set.of()), OutboundGuard::lookUp);
  }

  /**
   * @param resolver gives all addresses of a name; called on a worker thread
   */
  OutboundGuard(
      Vertx vertx,
      List<String> allow,
      Set<Integer> ports,
      Function<String, List<InetAddress>> resolver) {
    this.vertx = vertx;
    this.allowed =
        allow.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.ports = Set.copyOf(ports);
    this.resolver = resolver;
  }

  /** Where to connect to; fails with {@link Refused} or {@link Unreachable}. */
  Uni<Destination> check(OutboundUrl url) {
    Callable<Destination> resolve = () -> resolve(url);
    return Uni.createFrom()
        .completionStage(() -> vertx.executeBlocking(resolve, false).toCompletionStage());
  }

  /** Throws {@link Refused} for what can be told without asking for the host's address. */
  public void require(String url) {
    requireOutside(OutboundUrl.parse(url));
  }

  private Destination resolve(OutboundUrl url) {
    requireOutside(url);
    var literal = url.literal();
    var addresses = literal == null ? resolver.apply(url.host()) : List.of(literal);
    if (addresses.isEmpty()) {
      throw new Unreachable("the host cannot be found");
    }
    if (!isAllowed(url) && !addresses.stream().allMatch(PublicAddress::is)) {
      throw inside();
    }
    return new Destination(url, addresses.getFirst());
  }

  private void requireOutside(OutboundUrl url) {
    if (isAllowed(url)) {
      return;
    }
    var literal = url.literal();
    if (literal == null ? isInsideName(url.host()) : !PublicAddress.is(literal)) {
      throw inside();
    }
    if (!USUAL_PORTS.contains(url.port()) && !ports.contains(url.port())) {
      throw new Refused("the port is not one that may be called");
    }
  }

  private boolean isAllowed(OutboundUrl url) {
    return allowed.contains(url.host()) || allowed.contains(url.host() + ":" + url.port());
  }

  private static boolean isInsideName(String host) {
    var lastDot = host.lastIndexOf('.');
    return lastDot < 0 || INSIDE.contains(host.substring(lastDot + 1));
  }

  private static Refused inside() {
    return new Refused("the address leads inside the house");
  }

  private static List<InetAddress> lookUp(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  /** An URL with the address that its host has. */
  record Destination(OutboundUrl url, InetAddress address) {
    /** The address together with the name that it was found by. */
    InetAddress named() {
      try {
        return InetAddress.getByAddress(url.host(), address.getAddress());
      } catch (UnknownHostException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    SocketAddress socket() {
      return SocketAddress.inetSocketAddress(url.port(), address.getHostAddress());
    }
  }
}
