package io.sturmwarte.briefing;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.wording.Wording;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/brands/{brandId}/briefing")
public class BriefingResource {
  private final SecurityIdentity identity;
  private final Clock clock;
  private final BriefingReader reader;
  private final String house;

  BriefingResource(
      SecurityIdentity identity,
      Clock clock,
      BriefingReader reader,
      @ConfigProperty(name = "sturmwarte.zone", defaultValue = "Europe/Berlin") String house) {
    this.identity = identity;
    this.clock = clock;
    this.reader = reader;
    this.house = house;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "The situation of a brand in sentences, with the facts they are made of")
  public Uni<Briefing> read(
      UUID brandId,
      @QueryParam("language") @DefaultValue("de") @Pattern(regexp = "de|en") String language,
      @QueryParam("hours") @DefaultValue("2") @Min(1) @Max(72) int hours,
      @QueryParam("zone") @Nullable String zone) {
    var asked = zone(zone);
    return reader
        .read(brandId, Caller.of(identity), Duration.ofHours(hours), clock.instant())
        .map(facts -> Author.write(facts, wording(language), asked));
  }

  @GET
  @Produces("text/plain;charset=UTF-8")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "The situation of a brand in sentences, to be forwarded")
  public Uni<String> text(
      UUID brandId,
      @QueryParam("language") @DefaultValue("de") @Pattern(regexp = "de|en") String language,
      @QueryParam("hours") @DefaultValue("2") @Min(1) @Max(72) int hours,
      @QueryParam("zone") @Nullable String zone) {
    return read(brandId, language, hours, zone).map(Briefing::text);
  }

  private static Wording wording(String language) {
    return Wording.valueOf(language.toUpperCase(Locale.ROOT));
  }

  private ZoneId zone(@Nullable String asked) {
    try {
      return ZoneId.of(asked == null ? house : asked);
    } catch (DateTimeException e) {
      throw new Problem.Invalid("zone", "write it as in the IANA database, such as Europe/Berlin");
    }
  }
}
