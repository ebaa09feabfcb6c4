package io.sturmwarte.library;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The door from an incident's review into the library. */
@Path("/api/v1/library/from-review/{reviewId}")
public class FromReviewResource {
  private final Pool pool;
  private final FromReview fromReview;
  private final SecurityIdentity identity;

  FromReviewResource(Pool pool, FromReview fromReview, SecurityIdentity identity) {
    this.pool = pool;
    this.fromReview = fromReview;
    this.identity = identity;
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(
      summary = "Makes a draft of a finished review, without names; a repeat gives the same one")
  public Uni<RestResponse<Entry>> make(@PathParam("reviewId") UUID reviewId) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> fromReview.make(tx, reviewId, caller))
        .map(entry -> LibraryResource.tagged(RestResponse.Status.OK, entry));
  }
}
