package io.sturmwarte.briefing;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.briefing.BriefingFacts.IncidentStatus;
import io.sturmwarte.identity.ServiceIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks incident-service how an incident stands; a briefing does not wait for it. */
@ApplicationScoped
class IncidentLookup {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final IncidentReader incidents;
  private final ServiceIdentity identity;

  IncidentLookup(@RestClient IncidentReader incidents, ServiceIdentity identity) {
    this.incidents = incidents;
    this.identity = identity;
  }

  /** Empty where there is none, and where nothing can be learned of it. */
  Uni<Optional<IncidentStatus>> of(@Nullable UUID incidentId) {
    if (incidentId == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return identity
        .authorization()
        .chain(authorization -> incidents.read(authorization, incidentId))
        .map(Optional::of)
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithItem(Optional.empty())
        .onFailure()
        .recoverWithItem(Optional.empty());
  }
}
