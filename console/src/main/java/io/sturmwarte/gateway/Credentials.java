package io.sturmwarte.gateway;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.sturmwarte.identity.DemonstrationUsers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a service is shown, so that it knows for whom the console asks. */
final class Credentials {
  private Credentials() {}

  /** The value of the Authorization header. */
  static String of(SecurityIdentity identity) {
    var token = identity.getCredential(AccessTokenCredential.class);
    return token == null ? basic(identity.getPrincipal().getName()) : "Bearer " + token.getToken();
  }

  private static String basic(String demonstrationUser) {
    var pair = demonstrationUser + ":" + DemonstrationUsers.PASSWORD;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
