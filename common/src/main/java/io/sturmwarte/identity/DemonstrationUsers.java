package io.sturmwarte.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One built-in user for each role, for trying the product out on one's own machine. They exist only
 * while no OpenID Connect issuer is configured, and in that mode a service refuses to listen
 * anywhere but on loopback.
 */
@ApplicationScoped
public class DemonstrationUsers implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
  /**
   * The same for all of them; they hold nothing worth protecting, and nobody outside this machine
   * reaches them.
   */
  public static final String PASSWORD = "sturmwarte";

  /** Name, which is the role, and teams. */
  public static final Map<String, Set<String>> TEAMS_BY_USER =
      Map.of(
          Role.VIEWER, Set.of("nord"),
          Role.RESPONDER, Set.of("nord"),
          Role.LEAD, Set.of("nord", "sued"),
          Role.LEGAL, Set.of("nord", "sued"),
          Role.TRAINER, Set.of("nord", "sued"),
          Role.ADMIN, Set.of("nord", "sued"));

  @ConfigProperty(name = "sturmwarte.oidc.issuer")
  Optional<String> issuer;

  @ConfigProperty(name = "sturmwarte.service.secret")
  Optional<String> serviceSecret;

  @ConfigProperty(name = "quarkus.http.host")
  String host;

  /** Throws where the demonstration users would be reachable from another machine. */
  void refuseToListenElsewhere(@Observes StartupEvent start) throws UnknownHostException {
    if (issuer.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
      throw new IllegalStateException(
          "Without sturmwarte.oidc.issuer the demonstration users are active, so this service listens on loopback "
              + "only, but quarkus.http.host is %s. Set an issuer, or listen on 127.0.0.1."
                  .formatted(host));
    }
  }

  /** Whether the demonstration users exist here. */
  public boolean active() {
    return issuer.isEmpty();
  }

  @Override
  public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
    return UsernamePasswordAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
    var name = request.getUsername();
    var password = new String(request.getPassword().getPassword());
    if (!active() || !expected(name).map(secret -> same(secret, password)).orElse(false)) {
      return Uni.createFrom()
          .failure(new AuthenticationFailedException("unknown user or wrong password"));
    }
    return Uni.createFrom().item(identity(name));
  }

  private Optional<String> expected(String name) {
    if (name.equals(Role.SERVICE)) {
      return serviceSecret;
    }
    return TEAMS_BY_USER.containsKey(name) ? Optional.of(PASSWORD) : Optional.empty();
  }

  private static SecurityIdentity identity(String name) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addRole(name)
        .addAttribute(Caller.TEAMS, TEAMS_BY_USER.getOrDefault(name, Set.of()))
        .build();
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** For a session cookie of ours, which names a user who has signed in before. */
  @ApplicationScoped
  static class SignedInBefore implements IdentityProvider<TrustedAuthenticationRequest> {
    private final DemonstrationUsers users;

    SignedInBefore(DemonstrationUsers users) {
      this.users = users;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
      return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
        TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
      if (!users.active() || !TEAMS_BY_USER.containsKey(request.getPrincipal())) {
        return Uni.createFrom().failure(new AuthenticationFailedException("no such session"));
      }
      return Uni.createFrom().item(identity(request.getPrincipal()));
    }
  }
}
