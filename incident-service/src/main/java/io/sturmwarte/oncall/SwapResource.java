package io.sturmwarte.oncall;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The door to swaps. A lead may ask and answer for others; everybody else for themselves. */
@Path("/api/v1/rotations/{rotation}/swaps")
public class SwapResource {
  private static final String IS_PERSON =
      "select 1 from person where id = $1 and login = $2 and team = $3 and active";

  private final Pool pool;
  private final OnCall onCall;
  private final Rotations rotations;
  private final Swaps swaps;
  private final SecurityIdentity identity;
  private final Clock clock;

  SwapResource(
      Pool pool,
      OnCall onCall,
      Rotations rotations,
      Swaps swaps,
      SecurityIdentity identity,
      Clock clock) {
    this.pool = pool;
    this.onCall = onCall;
    this.rotations = rotations;
    this.swaps = swaps;
    this.identity = identity;
    this.clock = clock;
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
  @Operation(summary = "Lists the last 200 swaps, newest first")
  public Uni<List<Swap>> list(@PathParam("rotation") UUID rotation) {
    return visible(pool, rotation).chain(() -> swaps.of(pool, rotation));
  }

  @POST
  @ResponseStatus(201)
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Asks somebody to take a time, perhaps for a time of theirs")
  public Uni<Swap> ask(
      @PathParam("rotation") UUID rotation,
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @NotNull @Valid SwapRequest request) {
    request.require();
    var swap = request.swap(NewId.of(Caller.of(identity).name(), key));
    return pool.withTransaction(tx -> ask(tx, rotation, swap));
  }

  private Uni<Swap> ask(SqlConnection tx, UUID rotation, Swap swap) {
    return visible(tx, rotation)
        .call(
            it ->
                rotations.requirePeople(
                    tx, "other", it.team(), List.of(swap.asker(), swap.other())))
        .call(it -> requireIsOrLeads(tx, swap.asker(), it.team()))
        .chain(() -> swaps.ask(tx, rotation, swap));
  }

  @POST
  @Path("/{id}/accept")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Takes the time that one was asked to take")
  public Uni<Swap> accept(@PathParam("rotation") UUID rotation, @PathParam("id") UUID id) {
    return answer(rotation, id, Swap.State.ACCEPTED);
  }

  @POST
  @Path("/{id}/decline")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Does not take the time that one was asked to take")
  public Uni<Swap> decline(@PathParam("rotation") UUID rotation, @PathParam("id") UUID id) {
    return answer(rotation, id, Swap.State.DECLINED);
  }

  @POST
  @Path("/{id}/withdraw")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Takes back what one has asked")
  public Uni<Swap> withdraw(@PathParam("rotation") UUID rotation, @PathParam("id") UUID id) {
    return answer(rotation, id, Swap.State.WITHDRAWN);
  }

  private Uni<Swap> answer(UUID rotation, UUID id, Swap.State answer) {
    return pool.withTransaction(tx -> answer(tx, rotation, id, answer));
  }

  private Uni<Swap> answer(SqlConnection tx, UUID rotation, UUID id, Swap.State answer) {
    return visible(tx, rotation)
        .chain(
            it ->
                swaps
                    .lock(tx, rotation, id)
                    .call(swap -> requireIsOrLeads(tx, swap.answeredBy(answer), it.team())))
        .map(swap -> swap.answered(answer, clock.instant()))
        .call(swap -> swaps.answer(tx, rotation, swap, Caller.of(identity).name()));
  }

  private Uni<Void> requireIsOrLeads(SqlClient database, UUID person, String team) {
    var caller = Caller.of(identity);
    if (caller.roles().contains(Role.LEAD) || caller.roles().contains(Role.ADMIN)) {
      return Uni.createFrom().voidItem();
    }
    return database
        .preparedQuery(IS_PERSON)
        .execute(Tuple.of(person, caller.name(), team))
        .invoke(rows -> requireOne(rows.size()))
        .replaceWithVoid();
  }

  private static void requireOne(int found) {
    if (found == 0) {
      throw new ForbiddenException("only the person concerned, or a lead");
    }
  }

  private Uni<Rotation> visible(SqlClient database, UUID rotation) {
    var now = clock.instant();
    return onCall.roster(database, rotation, Caller.of(identity), now, now).map(Roster::rotation);
  }

  /** Who asks whom to take which time, and what is offered for it. */
  public record SwapRequest(
      @NotNull UUID asker,
      @NotNull UUID other,
      @NotNull Instant from,
      @NotNull Instant until,
      @Nullable Instant returnFrom,
      @Nullable Instant returnUntil) {
    void require() {
      Instants.requireOrder(from, until, Instants.LONGEST);
      if (asker.equals(other)) {
        throw new Problem.Invalid("other", "say somebody else than the asker");
      }
      if ((returnFrom == null) != (returnUntil == null)) {
        throw new Problem.Invalid("returnUntil", "say both ends of the time in return, or none");
      }
      if (returnFrom != null && returnUntil != null) {
        Instants.requireOrder(returnFrom, returnUntil, Instants.LONGEST);
      }
    }

    Swap swap(UUID id) {
      return new Swap(
          id,
          asker,
          other,
          Instants.stored(from),
          Instants.stored(until),
          returnFrom == null ? null : Instants.stored(returnFrom),
          returnUntil == null ? null : Instants.stored(returnUntil),
          Swap.State.ASKED);
    }
  }
}
