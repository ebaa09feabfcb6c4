package io.sturmwarte.alert;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** incident-service, as far as it is needed here. */
@RegisterRestClient(configKey = "incident")
@Path("/api/v1")
interface IncidentClient {
  /** What became of an alert: the incident it opened or joined. */
  record Answer(@Nullable UUID incidentId, String outcome) {}

  @POST
  @Path("/alerts")
  Uni<Answer> alert(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, JsonObject alert);

  @PUT
  @Path("/brands/{brandId}/level")
  Uni<Void> level(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("brandId") UUID brandId,
      JsonObject level);
}
