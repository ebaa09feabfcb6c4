package io.sturmwarte.identity;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The OpenID Connect issuer, where one is configured. Roles come from the token's {@code groups}
 * claim, teams from {@code teams}.
 */
@ApplicationScoped
public class Issuer implements TenantConfigResolver {
  @ConfigProperty(name = "sturmwarte.oidc.issuer")
  Optional<String> issuer;

  @ConfigProperty(name = "sturmwarte.oidc.client-id", defaultValue = "sturmwarte")
  String clientId;

  @ConfigProperty(name = "sturmwarte.oidc.client-secret")
  Optional<String> clientSecret;

  /** The console signs people in; the services take bearer tokens. */
  @ConfigProperty(name = "sturmwarte.oidc.sign-in", defaultValue = "false")
  boolean signIn;

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    return Uni.createFrom().item(issuer.map(this::tenant).orElse(null));
  }

  private OidcTenantConfig tenant(String url) {
    var tenant =
        OidcTenantConfig.authServerUrl(url)
            .tenantId("sturmwarte")
            .clientId(clientId)
            .applicationType(signIn ? ApplicationType.WEB_APP : ApplicationType.SERVICE)
            .roles()
            .roleClaimPath("groups")
            .end();
    clientSecret.ifPresent(secret -> tenant.credentials(secret));
    return tenant.build();
  }
}
