package io.sturmwarte.monitoring;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** monitoring-service, as far as it is needed here. */
@RegisterRestClient(configKey = "monitoring")
@Path("/api/v1")
interface MonitoringClient {
  @GET
  @Path("/mentions/{id}")
  Uni<Mention> mention(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") UUID id);

  @GET
  @Path("/mentions/{id}/circulation")
  Uni<Circulation> circulation(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") UUID id);

  @GET
  @Path("/brands/{brandId}/peaks")
  Uni<Peaks> peaks(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("brandId") UUID brandId,
      @QueryParam("from") Instant from,
      @QueryParam("words") @Nullable String words,
      @QueryParam("mention") @Nullable UUID mention,
      @QueryParam("exercise") boolean exercise);

  @GET
  @Path("/mentions")
  Uni<Mention.Listed> mentions(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @QueryParam("brand") UUID brandId,
      @QueryParam("q") @Nullable String words,
      @QueryParam("sentiment") @Nullable String sentiment,
      @QueryParam("minReach") @Nullable Long minReach,
      @QueryParam("exercise") @Nullable Boolean exercise,
      @QueryParam("from") Instant from,
      @QueryParam("to") Instant to,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") int limit);

  @GET
  @Path("/brands/{brandId}/series")
  Uni<Series> series(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("brandId") UUID brandId,
      @QueryParam("bucket") Duration bucket,
      @QueryParam("from") Instant from,
      @QueryParam("to") Instant to);

  @GET
  @Path("/brands/{brandId}/level")
  Uni<Level> level(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("brandId") UUID brandId);

  @GET
  @Path("/brands/{brandId}/briefing")
  Uni<Briefing> briefing(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("brandId") UUID brandId,
      @QueryParam("language") String language,
      @QueryParam("hours") int hours);

  @GET
  @Path("/brands/{brandId}/campaign")
  Uni<Campaign> campaign(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("brandId") UUID brandId,
      @QueryParam("hours") int hours);
}
