package io.sturmwarte.review;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.measure.Measures;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A review to hand on. */
@Path("/api/v1/incidents/{id}/after-action-review/document")
@RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
public class ReviewDocumentResource {
  private final Pool pool;
  private final Reviews reviews;
  private final Measures measures;
  private final SecurityIdentity identity;
  private final ZoneId zone;

  ReviewDocumentResource(
      Pool pool,
      Reviews reviews,
      Measures measures,
      SecurityIdentity identity,
      @ConfigProperty(name = "sturmwarte.zone", defaultValue = "Europe/Berlin") ZoneId zone) {
    this.pool = pool;
    this.reviews = reviews;
    this.measures = measures;
    this.identity = identity;
    this.zone = zone;
  }

  @GET
  @Produces("text/html;charset=UTF-8")
  @Operation(summary = "The review as a page to read and to print")
  public Uni<String> page(
      @PathParam("id") UUID id,
      @QueryParam("language") @DefaultValue("de") @Pattern(regexp = "de|en") String language) {
    return of(id, language).chain(page -> page.html().createUni());
  }

  @GET
  @Path("/markdown")
  @Produces("text/markdown;charset=UTF-8")
  @Operation(summary = "The review as Markdown")
  public Uni<String> markdown(
      @PathParam("id") UUID id,
      @QueryParam("language") @DefaultValue("de") @Pattern(regexp = "de|en") String language) {
    return of(id, language).map(page -> new ReviewMarkdown(page).render());
  }

  private Uni<ReviewPage> of(UUID id, String language) {
    var caller = Caller.of(identity);
    return reviews
        .read(pool, id, caller)
        .chain(
            review ->
                measures
                    .of(id, caller)
                    .chain(
                        measured ->
                            measures
                                .curve(id, caller)
                                .chain(
                                    curve ->
                                        measures
                                            .effects(id, caller)
                                            .map(
                                                effects ->
                                                    new ReviewPage(
                                                        review, measured, curve, effects, language,
                                                        zone)))));
  }
}
