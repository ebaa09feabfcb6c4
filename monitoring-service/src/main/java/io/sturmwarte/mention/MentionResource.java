package io.sturmwarte.mention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.counter.Backlog;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.retention.RetentionSettings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/mentions")
public class MentionResource {
  private static final String NDJSON = "application/x-ndjson";

  /** PostgreSQL takes no such character. */
  private static final String NO_NUL = "[^\\x00]*";

  private final SecurityIdentity identity;
  private final Clock clock;
  private final ObjectMapper json;
  private final Backlog backlog;
  private final RetentionSettings retention;
  private final Intake intake;
  private final MentionSearch search;

  MentionResource(
      SecurityIdentity identity,
      Clock clock,
      ObjectMapper json,
      Backlog backlog,
      RetentionSettings retention,
      Intake intake,
      MentionSearch search) {
    this.identity = identity;
    this.clock = clock;
    this.json = json;
    this.backlog = backlog;
    this.retention = retention;
    this.intake = intake;
    this.search = search;
  }

  /** Parsing 16 MiB takes too long for an event loop. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.SERVICE, Role.ADMIN, Role.LEAD})
  @Operation(
      summary = "Takes in up to 10,000 mentions; those already known are counted, not stored")
  @Blocking
  public Uni<Intake.Report> takeArray(byte[] body) throws JsonProcessingException {
    backlog.requireRoom();
    return intake.take(Batch.ofArray(json, body, clock.instant(), retention.mentions()));
  }

  @POST
  @Consumes(NDJSON)
  @RolesAllowed({Role.SERVICE, Role.ADMIN, Role.LEAD})
  @Operation(summary = "Takes in up to 10,000 mentions, one a line; broken lines are named")
  @Blocking
  public Uni<Intake.Report> takeLines(byte[] body) {
    backlog.requireRoom();
    return intake.take(Batch.ofLines(json, body, clock.instant(), retention.mentions()));
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
      summary = "Finds mentions, newest first, by words in German or English and by what is known",
      description =
          "A page may hold fewer than 'limit' mentions and still have a 'next': enough was looked at for one answer.")
  public Uni<Page<MentionView>> find(
      @QueryParam("brand") @Nullable UUID brand,
      @QueryParam("q") @Nullable @Size(max = 500) @Pattern(regexp = NO_NUL) String q,
      @QueryParam("about") @Size(max = 20)
          List<@Size(max = 100) @Pattern(regexp = NO_NUL) String> about,
      @QueryParam("sentiment") @Nullable @Pattern(regexp = "negative|neutral|positive")
          String sentiment,
      @QueryParam("toxic") @Nullable Boolean toxic,
      @QueryParam("scored") @Nullable Boolean scored,
      @QueryParam("platform") @Nullable @Size(max = 50) @Pattern(regexp = NO_NUL) String platform,
      @QueryParam("language") @Nullable @Size(max = 35) @Pattern(regexp = NO_NUL) String language,
      @QueryParam("minReach") @Nullable @Min(0) Long minReach,
      @QueryParam("author") @Nullable @Size(max = 60) @Pattern(regexp = NO_NUL) String author,
      @QueryParam("exercise") @Nullable Boolean exercise,
      @QueryParam("modelVersion") @Nullable @Size(max = 200) @Pattern(regexp = NO_NUL)
          String modelVersion,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @NotNull @Min(1) @Max(500) int limit) {
    var criteria =
        new Criteria(
            q,
            about,
            sentiment,
            toxic,
            scored,
            platform,
            language,
            minReach,
            author,
            exercise,
            modelVersion,
            from,
            to);
    return search.find(Caller.of(identity), brand, criteria, cursor, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Reads a mention about a brand of the caller's teams")
  public Uni<MentionView> read(@PathParam("id") UUID id) {
    return search.byId(Caller.of(identity), id);
  }
}
