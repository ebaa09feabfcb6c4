package io.sturmwarte.situation;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/brands/{brandId}/peaks")
public class PeaksResource {
  private static final Duration LONGEST = Duration.ofHours(25);

  private final SecurityIdentity identity;
  private final Clock clock;
  private final PeaksReader peaks;

  PeaksResource(SecurityIdentity identity, Clock clock, PeaksReader peaks) {
    this.identity = identity;
    this.clock = clock;
    this.peaks = peaks;
  }

  @GET
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(
      summary =
          "How high it went since an instant, up to 25 hours ago: the worst hour of each kind",
      description = "With 'words' or 'mention', of what has those words or is about that mention.")
  public Uni<Peaks> read(
      UUID brandId,
      @QueryParam("from") @NotNull Instant from,
      @QueryParam("words") @Nullable @Size(max = 500) @Pattern(regexp = "[^\\x00]*") String words,
      @QueryParam("mention") @Nullable UUID mention,
      @QueryParam("exercise") @DefaultValue("false") boolean exercise) {
    var to = clock.instant();
    var oldest = to.minus(LONGEST);
    return peaks.read(
        Caller.of(identity),
        new PeaksReader.Question(brandId, words, mention, exercise),
        from.isBefore(oldest) ? oldest : from,
        to);
  }
}
