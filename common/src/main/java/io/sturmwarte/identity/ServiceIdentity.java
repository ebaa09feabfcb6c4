package io.sturmwarte.identity;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who this service is when it calls another: a token of the issuer by client credentials, or, where
 * there is no issuer, the secret that the services on this machine share.
 */
@ApplicationScoped
public class ServiceIdentity {
  @ConfigProperty(name = "sturmwarte.oidc.issuer")
  Optional<String> issuer;

  @ConfigProperty(name = "sturmwarte.oidc.client-id", defaultValue = "sturmwarte")
  String clientId;

  @ConfigProperty(name = "sturmwarte.oidc.client-secret")
  Optional<String> clientSecret;

  @ConfigProperty(name = "sturmwarte.service.secret")
  Optional<String> sharedSecret;

  private final OidcClients clients;
  private final TokensHelper tokens = new TokensHelper();
  private final Uni<OidcClient> client;

  ServiceIdentity(OidcClients clients) {
    this.clients = clients;
    this.client = Uni.createFrom().deferred(this::connect).memoize().until(() -> false);
  }

  /** The value of the Authorization header for a call to another service. */
  public Uni<String> authorization() {
    if (issuer.isEmpty()) {
      return Uni.createFrom().item(() -> basic());
    }
    return client.chain(tokens::getTokens).map(token -> "Bearer " + token.getAccessToken());
  }

  private String basic() {
    var secret =
        sharedSecret.orElseThrow(
            () ->
                new IllegalStateException(
                    "Set sturmwarte.service.secret, the same for all services, or sturmwarte.oidc.issuer"));
    var pair = Role.SERVICE + ":" + secret;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private Uni<OidcClient> connect() {
    var config =
        OidcClientConfig.authServerUrl(issuer.orElseThrow()).id("sturmwarte").clientId(clientId);
    clientSecret.ifPresent(config::credentials);
    return clients.newClient(config.build());
  }
}
