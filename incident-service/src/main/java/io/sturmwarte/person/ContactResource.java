package io.sturmwarte.person;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.person.ContactMethod.Channel;
import io.sturmwarte.person.NotificationRule.Urgency;
import io.sturmwarte.person.PersonResource.PersonView;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to how a person is reached: for themselves, and for the leads of their team. */
@Path("/api/v1/people/{id}")
@RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
public class ContactResource {
  private static final int MOST_METHODS = 10;

  private static final String ADD =
      """
      insert into contact_method (id, person_id, channel, address) values ($1, $2, $3, $4)
      on conflict (person_id, channel, address) do nothing
      """;

  private static final String REMOVE =
      "delete from contact_method where id = $1 and person_id = $2";

  private static final String ADD_RULE =
      "insert into notification_rule (id, person_id, contact_method_id, delay_minutes, urgency) values ($1, $2, $3, $4, $5)";

  private static final String QUIET =
      "update person set quiet_from = $2, quiet_until = $3 where id = $1";

  private final Pool pool;
  private final Register register;
  private final SecurityIdentity identity;

  ContactResource(Pool pool, Register register, SecurityIdentity identity) {
    this.pool = pool;
    this.register = register;
    this.identity = identity;
  }

  @POST
  @Path("/contact-methods")
  @Operation(summary = "Adds a way to reach a person; it is used once it is verified")
  public Uni<RestResponse<PersonView>> add(
      @PathParam("id") UUID id, @NotNull @Valid MethodRequest request) {
    Addresses.require(request.channel(), request.address());
    return change(
        id,
        tx ->
            person -> {
              if (person.contactMethods().size() >= MOST_METHODS) {
                throw new Problem.Conflict("A person has ten contact methods at most; remove one");
              }
              return tx.preparedQuery(ADD)
                  .execute(
                      Tuple.of(
                          Generators.timeBasedEpochGenerator().generate(),
                          id,
                          request.channel().word(),
                          request.address()))
                  .replaceWithVoid();
            });
  }

  @DELETE
  @Path("/contact-methods/{method}")
  @Operation(summary = "Removes a way to reach a person, with its rules")
  public Uni<RestResponse<PersonView>> remove(
      @PathParam("id") UUID id, @PathParam("method") UUID method) {
    return change(
        id,
        tx ->
            person ->
                tx.preparedQuery(REMOVE)
                    .execute(Tuple.of(method, id))
                    .invoke(
                        rows -> {
                          if (rows.rowCount() == 0) {
                            throw new Problem.NotFound("contact method", method);
                          }
                        })
                    .replaceWithVoid());
  }

  @PUT
  @Path("/notification-rules")
  @Operation(summary = "Replaces the rules by which a person is told; none means mail at once")
  public Uni<RestResponse<PersonView>> rules(
      @PathParam("id") UUID id, @NotNull @Size(max = 50) List<@NotNull @Valid RuleRequest> rules) {
    return change(id, tx -> person -> replace(tx, person, rules));
  }

  @PUT
  @Path("/quiet-hours")
  @Operation(summary = "Sets when low urgency waits; both null means never")
  public Uni<RestResponse<PersonView>> quietHours(
      @PathParam("id") UUID id, @NotNull @Valid QuietRequest quiet) {
    if ((quiet.from() == null) != (quiet.until() == null)) {
      throw new Problem.Invalid("until", "send from and until, or neither");
    }
    return change(
        id,
        tx ->
            person ->
                tx.preparedQuery(QUIET)
                    .execute(Tuple.of(id, quiet.from(), quiet.until()))
                    .replaceWithVoid());
  }

  private static Uni<Void> replace(SqlClient tx, PersonView person, List<RuleRequest> rules) {
    var ids = person.contactMethods().stream().map(ContactMethod::id).toList();
    rules.forEach(rule -> rule.requireOneOf(ids));
    var rows =
        new HashSet<>(rules)
            .stream()
                .map(
                    rule ->
                        Tuple.of(
                            Generators.timeBasedEpochGenerator().generate(),
                            person.id(),
                            rule.contactMethodId(),
                            rule.delayMinutes(),
                            rule.urgency().word()))
                .toList();
    return tx.preparedQuery("delete from notification_rule where person_id = $1")
        .execute(Tuple.of(person.id()))
        .chain(
            () ->
                rows.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : tx.preparedQuery(ADD_RULE).executeBatch(rows).replaceWithVoid());
  }

  /** Lock, change, read again. */
  private Uni<RestResponse<PersonView>> change(
      UUID id, Function<SqlConnection, Function<PersonView, Uni<Void>>> change) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
            tx ->
                register
                    .lockOwn(tx, caller, id)
                    .chain(person -> change.apply(tx).apply(person))
                    .chain(() -> raise(tx, id))
                    .chain(() -> register.read(tx, caller, id, "")))
        .map(person -> PersonResource.tagged(RestResponse.Status.OK, person));
  }

  private static Uni<Void> raise(SqlClient tx, UUID id) {
    return tx.preparedQuery("update person set version = version + 1 where id = $1")
        .execute(Tuple.of(id))
        .replaceWithVoid();
  }

  /** A way to reach a person. */
  public record MethodRequest(
      @NotNull Channel channel, @NotBlank @Size(max = 500) String address) {}

  /** When a person is told through which of their contact methods. */
  public record RuleRequest(
      @NotNull UUID contactMethodId,
      @Min(0) @Max(1440) int delayMinutes,
      @NotNull Urgency urgency) {
    void requireOneOf(List<UUID> methods) {
      if (!methods.contains(contactMethodId)) {
        throw new Problem.Invalid("contactMethodId", "must be a contact method of this person");
      }
    }
  }

  /** By the wall clock of the person, such as 22:00 to 07:00. */
  public record QuietRequest(
      java.time.@Nullable LocalTime from, java.time.@Nullable LocalTime until) {}
}
