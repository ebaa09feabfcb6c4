package io.sturmwarte.briefing;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.briefing.BriefingFacts.IncidentStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** incident-service, as far as a briefing needs it. */
@RegisterRestClient(configKey = "incident")
@Path("/api/v1/incidents")
interface IncidentReader {
  @GET
  @Path("/{id}")
  Uni<IncidentStatus> read(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") UUID id);
}
