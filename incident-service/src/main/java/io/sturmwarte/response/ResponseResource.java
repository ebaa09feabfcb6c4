package io.sturmwarte.response;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.paging.Position;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to responses; new ones are begun at their incident, see {@link BeginResource}. */
@Path("/api/v1/responses")
public class ResponseResource {
  private static final String NEWEST_FIRST =
      """
      where ($1 or team = any($2)) and ($3::uuid is null or incident_id = $3) and ($4::text is null or state = $4)
        and ($5::text is null or exists (
          select from response_draft mine where mine.response_id = response.id and mine.author = $5))
        and (not $6 or went_well is not null)
        and ($7::timestamptz is null or (created_at, id) < ($7, $8::uuid))
      order by created_at desc, id desc limit $9
      """;

  private static final String DRAFTS =
      "select version, text, author, at from response_draft where response_id = $1 order by version";

  private final Pool pool;
  private final Responses responses;
  private final Reviewer reviewer;
  private final Claims claims;
  private final SecurityIdentity identity;

  ResponseResource(
      Pool pool, Responses responses, Reviewer reviewer, Claims claims, SecurityIdentity identity) {
    this.pool = pool;
    this.responses = responses;
    this.reviewer = reviewer;
    this.claims = claims;
    this.identity = identity;
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
  @Operation(summary = "Lists responses, newest first; mine are those I wrote a version of")
  public Uni<Page<ResponseView>> list(
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("state") @Nullable ResponseState state,
      @QueryParam("mine") @DefaultValue("false") boolean mine,
      @QueryParam("wentWell") @DefaultValue("false") boolean wentWell,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var caller = Caller.of(identity);
    var from = Position.after(cursor);
    var parameters =
        Tuple.from(
            new Object[] {
              caller.seesAll(),
              caller.teamsArray(),
              incident,
              state == null ? null : state.name(),
              mine ? caller.name() : null,
              wentWell,
              from.at(),
              from.id(),
              limit + 1
            });
    return responses
        .find(pool, NEWEST_FIRST, parameters)
        .map(found -> found.stream().map(ResponseView::of).toList())
        .map(views -> Page.of(views, limit, it -> Position.of(it.createdAt(), it.id())));
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
  @Operation(summary = "Reads a response with its review")
  public Uni<RestResponse<ResponseView>> read(@PathParam("id") UUID id) {
    return responses.read(pool, id, Caller.of(identity)).map(ResponseResource::tagged);
  }

  @GET
  @Path("/{id}/drafts")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Reads every version that was written, in order")
  public Uni<List<Draft>> drafts(@PathParam("id") UUID id) {
    return responses
        .read(pool, id, Caller.of(identity))
        .chain(() -> pool.preparedQuery(DRAFTS).execute(Tuple.of(id)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Draft::of).toList());
  }

  @PUT
  @Path("/{id}/draft")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Writes a new version, which is unreviewed again")
  public Uni<RestResponse<ResponseView>> write(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Writing writing) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
            tx ->
                responses
                    .change(tx, id, match, caller, (it, at) -> it.write(writing.text(), at))
                    .call(response -> renewClaim(tx, response, caller)))
        .map(ResponseResource::tagged);
  }

  /** Writing is activity; somebody who took the mention over meanwhile is not written over. */
  private Uni<Void> renewClaim(SqlConnection tx, Response it, Caller caller) {
    return it.mentionId == null
        ? Uni.createFrom().voidItem()
        : claims.take(tx, it.team, it.mentionId, it.incidentId, caller.name()).replaceWithVoid();
  }

  @POST
  @Path("/{id}/review")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(
      summary = "Has the current version reviewed; REVIEW_PENDING while that is not possible")
  public Uni<RestResponse<ResponseView>> review(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return reviewer.now(id, match, Caller.of(identity)).map(ResponseResource::tagged);
  }

  @POST
  @Path("/{id}/submit")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Asks for the approvals that are needed; APPROVED where none are")
  public Uni<RestResponse<ResponseView>> submit(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> responses.submit(tx, id, match, caller))
        .map(ResponseResource::tagged);
  }

  @POST
  @Path("/{id}/approve")
  @RolesAllowed({Role.LEAD, Role.LEGAL})
  @Operation(summary = "Approves the current version; nobody approves what they have written")
  public Uni<RestResponse<ResponseView>> approve(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @Valid @Nullable Comment comment) {
    var text = comment == null ? null : comment.comment();
    return change(id, match, (it, at) -> it.approve(text, at));
  }

  @POST
  @Path("/{id}/reject")
  @RolesAllowed({Role.LEAD, Role.LEGAL})
  @Operation(summary = "Refuses approval, with what has to change")
  public Uni<RestResponse<ResponseView>> reject(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Reason reason) {
    return change(id, match, (it, at) -> it.reject(reason.reason(), at));
  }

  @POST
  @Path("/{id}/publish")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Publishes it, where something here can; otherwise 409 UNSUPPORTED")
  public Uni<RestResponse<ResponseView>> publish(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return change(id, match, Response::publish);
  }

  @POST
  @Path("/{id}/published")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Records that somebody published it by hand, with its link")
  public Uni<RestResponse<ResponseView>> published(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid ByHand hand) {
    return change(
        id,
        match,
        (it, at) -> it.publishedByHand(hand.url(), hand.publishedAt(), hand.despiteFreeze(), at));
  }

  @POST
  @Path("/{id}/withdraw")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Gives a response up before it is out")
  public Uni<RestResponse<ResponseView>> withdraw(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Reason reason) {
    return change(id, match, (it, at) -> it.withdraw(reason.reason(), at));
  }

  @POST
  @Path("/{id}/went-well")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Notes why a published response went well, so that the team can point to it")
  public Uni<RestResponse<ResponseView>> wentWell(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Reason reason) {
    return change(id, match, (it, at) -> it.praise(reason.reason(), at));
  }

  private Uni<RestResponse<ResponseView>> change(
      UUID id, @Nullable String match, BiConsumer<Response, Situation> decide) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> responses.change(tx, id, match, caller, decide))
        .map(ResponseResource::tagged);
  }

  static RestResponse<ResponseView> tagged(Response response) {
    return RestResponse.ResponseBuilder.ok(ResponseView.of(response))
        .tag(new EntityTag(String.valueOf(response.version)))
        .build();
  }

  /** A version of the text. */
  public record Draft(int version, String text, String author, Instant at) {
    private static Draft of(io.vertx.mutiny.sqlclient.Row row) {
      OffsetDateTime at = row.getOffsetDateTime("at");
      return new Draft(
          row.getInteger("version"),
          row.getString("text"),
          row.getString("author"),
          at.toInstant());
    }
  }

  /** A new version. */
  public record Writing(@NotBlank @Size(max = 20_000) String text) {}

  /** What an approver adds. */
  public record Comment(@Size(max = 2_000) @Nullable String comment) {}

  /** Why. */
  public record Reason(@NotBlank @Size(max = 2_000) String reason) {}

  /**
   * How it was published.
   *
   * @param publishedAt now where it is not said
   * @param despiteFreeze records what went out although publishing is frozen
   */
  public record ByHand(
      @NotBlank @Size(max = 2_000) @Pattern(regexp = "https?://\\S+") String url,
      @Nullable Instant publishedAt,
      boolean despiteFreeze) {}
}
