package io.sturmwarte.session;

import io.quarkus.oidc.OidcSession;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.DemonstrationUsers;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The session of the browser. Signing in, {@code POST /session}, is the framework's form
 * authentication; with an issuer it is {@code GET /login}.
 */
@Path("/")
public class SessionResource {
  private final CurrentIdentityAssociation caller;
  private final DemonstrationUsers demonstration;
  private final OidcSession oidc;

  SessionResource(
      CurrentIdentityAssociation caller, DemonstrationUsers demonstration, OidcSession oidc) {
    this.caller = caller;
    this.demonstration = demonstration;
    this.oidc = oidc;
  }

  @GET
  @Path("session")
  @PermitAll
  @Operation(summary = "Who is signed in, and how one signs in here")
  public Uni<Session> session() {
    return caller
        .getDeferredIdentity()
        .map(identity -> Session.of(identity, demonstration.active()));
  }

  @DELETE
  @Path("session")
  @PermitAll
  @Operation(summary = "Sign out")
  public Uni<Void> signOut(@Context RoutingContext request) {
    return demonstration.active() ? forgetCookie(request) : oidc.logout();
  }

  /** The framework knows its cookie only after it has looked for it. */
  private Uni<Void> forgetCookie(RoutingContext request) {
    return caller
        .getDeferredIdentity()
        .invoke(
            identity -> {
              if (!identity.isAnonymous()) {
                FormAuthenticationMechanism.logout(request);
              }
            })
        .replaceWithVoid();
  }

  /** Reached only signed in: before that, the issuer has been asked. */
  @GET
  @Path("login")
  @PermitAll
  @Operation(summary = "Sign in with the issuer, then come back")
  public Response login() {
    return Response.seeOther(URI.create("/")).build();
  }
}
