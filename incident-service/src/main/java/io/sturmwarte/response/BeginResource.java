package io.sturmwarte.response;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.IdempotentRequests;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.template.Templates;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityTag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where responses begin: at an incident. */
@Path("/api/v1/incidents/{id}/responses")
public class BeginResource {
  private final Pool pool;
  private final Responses responses;
  private final Claims claims;
  private final Templates templates;
  private final IdempotentRequests repeats;
  private final SecurityIdentity identity;

  BeginResource(
      Pool pool,
      Responses responses,
      Claims claims,
      Templates templates,
      IdempotentRequests repeats,
      SecurityIdentity identity) {
    this.pool = pool;
    this.responses = responses;
    this.claims = claims;
    this.templates = templates;
    this.repeats = repeats;
    this.identity = identity;
  }

  @POST
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Begins an answer to a mention, which claims it, or words to the public")
  public Uni<RestResponse<ResponseView>> begin(
      @PathParam("id") UUID incident,
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @NotNull @Valid Request request) {
    var caller = Caller.of(identity);
    requireWhole(request);
    return pool.withTransaction(tx -> begin(tx, incident, caller, key, request))
        .map(BeginResource::created);
  }

  private Uni<Response> begin(
      SqlConnection tx, UUID incident, Caller caller, @Nullable String key, Request request) {
    var id = Generators.timeBasedEpochGenerator().generate();
    return repeats
        .claim(tx, caller.name(), key, List.of(incident, request), id)
        .chain(
            known ->
                known.equals(id)
                    ? begin(tx, incident, caller, request, id)
                    : responses.read(tx, known, caller));
  }

  private Uni<Response> begin(
      SqlConnection tx, UUID incident, Caller caller, Request request, UUID id) {
    return responses
        .situation(tx, incident, caller)
        .call(at -> claim(tx, request.mentionId(), at))
        .chain(
            at ->
                beginning(tx, request, at)
                    .chain(beginning -> responses.insert(tx, request.response(id, beginning), at)));
  }

  /** Words that were approved beforehand need no further approval while nobody changes them. */
  private Uni<Beginning> beginning(SqlConnection tx, Request request, Situation at) {
    var from = request.template();
    var text = request.text();
    if (from == null) {
      return Uni.createFrom().item(new Beginning(text == null ? "" : text, false));
    }
    return templates
        .read(tx, from.id(), at.caller())
        .map(
            template ->
                new Beginning(
                    Templates.fill(template, request.language(), from.values(), at.incident()),
                    template.isApproved()));
  }

  private Uni<Void> claim(SqlConnection tx, @Nullable UUID mention, Situation at) {
    return mention == null
        ? Uni.createFrom().voidItem()
        : claims
            .take(tx, at.incident().team, mention, at.incident().id, at.actor())
            .replaceWithVoid();
  }

  private static void requireWhole(Request it) {
    var text = it.text();
    if ((text == null || text.isBlank()) == (it.template() == null)) {
      throw new Problem.Invalid("text", "give either a text or a template");
    }
    var toMention = it.mentionId() != null;
    if (toMention && it.mention() == null) {
      throw new Problem.Invalid("mention", "say what the mention is that you answer");
    }
    if (!toMention && (it.mention() != null || it.platform() == null)) {
      throw new Problem.Invalid(
          "platform", "name it for words to the public, or name the mention that you answer");
    }
  }

  private static RestResponse<ResponseView> created(Response response) {
    return RestResponse.ResponseBuilder.create(
            RestResponse.Status.CREATED, ResponseView.of(response))
        .tag(new EntityTag(String.valueOf(response.version)))
        .location(URI.create("/api/v1/responses/" + response.id))
        .build();
  }

  /**
   * What a response is begun with.
   *
   * @param mentionId what it answers; without it, it speaks to the public
   * @param mention the mention as it is now
   * @param platform for words to the public, where they are to appear
   * @param strategy the way that was chosen
   * @param text the first version, or {@code template} to fill it from
   */
  public record Request(
      @Nullable UUID mentionId,
      @Valid @Nullable Snapshot mention,
      @Size(min = 1, max = 50) @Nullable String platform,
      @NotNull @Pattern(regexp = "de|en") String language,
      @Pattern(regexp = "inform|deny|diminish|rebuild|bolster") @Nullable String strategy,
      @Size(min = 1, max = 20_000) @Nullable String text,
      @Valid @Nullable FromTemplate template) {
    private NewResponse response(UUID id, Beginning beginning) {
      var to = mention;
      var where = to == null ? platform : to.platform();
      return new NewResponse(
          id,
          to == null ? Kind.STATEMENT : Kind.REPLY,
          mentionId,
          to,
          where == null ? "" : where,
          language,
          strategy,
          beginning.text(),
          beginning.preApproved());
    }
  }

  /** The template that the text is filled from; {@code brand} and {@code incident} are known. */
  public record FromTemplate(
      @NotNull UUID id, @Size(max = 50) Map<String, @NotNull @Size(max = 2_000) String> values) {
    @SuppressWarnings("NullAway") // what was not sent is null here
    public FromTemplate {
      values = values == null ? Map.of() : values;
    }
  }

  private record Beginning(String text, boolean preApproved) {}
}
