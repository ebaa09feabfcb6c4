package io.sturmwarte.deletion;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The rules of monitoring-service, as far as a watch sets them. */
@RegisterRestClient(configKey = "monitoring")
@Path("/api/v1/brands/{brandId}/rules")
interface RuleClient {
  /** A rule on words that ends by itself, as monitoring takes it. */
  record Rule(
      String name,
      String tells,
      String category,
      Duration cooldown,
      String topic,
      Instant since,
      Instant until,
      Condition condition) {}

  /** So many mentions with the words in a window. */
  record Condition(String kind, String words, long minimum, Duration window) {}

  /** The rule that is set now. */
  record Known(UUID id) {}

  /** The same rule once more is the one that is there already. */
  @POST
  Uni<Known> set(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("brandId") UUID brandId,
      Rule rule);

  @DELETE
  @Path("/{ruleId}")
  Uni<Void> remove(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("brandId") UUID brandId,
      @PathParam("ruleId") UUID ruleId);
}
