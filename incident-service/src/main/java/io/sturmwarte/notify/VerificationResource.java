package io.sturmwarte.notify;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.person.ContactMethod;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door where a contact method is proven: a code is sent there, and comes back. */
@Path("/api/v1/people/{person}/contact-methods/{method}")
@RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
public class VerificationResource {
  private static final int MOST_TRIES = 5;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final String LOCK =
      """
      select method.*, person.team, person.login, person.name, person.language,
        code_expires_at > app_now() as good, code_expires_at > app_now() + interval '14 minutes' as fresh
      from contact_method as method join person on person.id = person_id
      where method.id = $1 and person.id = $2
      for update of method
      """;

  private static final String NEW_CODE =
      """
      update contact_method set code_hash = $2, code_tries = 0, code_expires_at = app_now() + interval '15 minutes'
      where id = $1
      """;

  private static final String TRIED =
      """
      update contact_method set
        code_tries = code_tries + 1,
        verified_at = case when $2 then app_now() else verified_at end,
        code_hash = case when $2 then null else code_hash end
      where id = $1
      """;

  private final Pool pool;
  private final Messages messages;
  private final SecurityIdentity identity;
  private final SecureRandom random = new SecureRandom();

  VerificationResource(Pool pool, Messages messages, SecurityIdentity identity) {
    this.pool = pool;
    this.messages = messages;
    this.identity = identity;
  }

  @POST
  @Path("/send-code")
  @Operation(summary = "Sends a code of six digits, good for 15 minutes, to a contact method")
  public Uni<Void> send(@PathParam("person") UUID person, @PathParam("method") UUID method) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> lock(tx, caller, person, method).chain(row -> send(tx, row)));
  }

  @POST
  @Path("/verify")
  @Operation(summary = "Proves a contact method by the code that was sent there")
  public Uni<Verified> verify(
      @PathParam("person") UUID person,
      @PathParam("method") UUID method,
      @NotNull @Valid Code code) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
            tx -> lock(tx, caller, person, method).chain(row -> tryCode(tx, row, code.code())))
        .map(
            fits -> {
              if (!fits) {
                throw new Problem.Invalid("code", "is not the one that was sent; try again");
              }
              return new Verified(method, true);
            });
  }

  private Uni<Void> send(SqlClient tx, Row row) {
    if (Boolean.TRUE.equals(row.getBoolean("fresh"))) {
      throw new Problem.Overloaded("A code was sent just now; wait a minute", PAUSE);
    }
    var id = row.getUUID("id");
    var code = "%06d".formatted(random.nextInt(1_000_000));
    var to =
        new Recipient.Address(
            ContactMethod.Channel.of(row.getString("channel")),
            row.getString("name"),
            row.getString("address"),
            row.getString("language"));
    var notice =
        Notice.of(
            "verification",
            "verification/" + UUID.randomUUID(),
            row.getString("team"),
            null,
            to,
            Map.of("code", code));
    return tx.preparedQuery(NEW_CODE)
        .execute(Tuple.of(id, hash(id, code)))
        .chain(() -> messages.send(tx, java.util.List.of(notice)));
  }

  /** A wrong code counts, so that nobody can go through all of them. */
  private static Uni<Boolean> tryCode(SqlClient tx, Row row, String code) {
    if (!Boolean.TRUE.equals(row.getBoolean("good")) || row.getString("code_hash") == null) {
      throw new Problem.Conflict("There is no code that is still good; have a new one sent");
    }
    if (row.getInteger("code_tries") >= MOST_TRIES) {
      throw new Problem.Conflict("Too many wrong codes; have a new one sent");
    }
    var id = row.getUUID("id");
    var fits =
        MessageDigest.isEqual(
            hash(id, code).getBytes(StandardCharsets.UTF_8),
            row.getString("code_hash").getBytes(StandardCharsets.UTF_8));
    return tx.preparedQuery(TRIED).execute(Tuple.of(id, fits)).replaceWith(fits);
  }

  private static Uni<Row> lock(SqlConnection tx, Caller caller, UUID person, UUID method) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(method, person))
        .map(
            rows -> {
              if (rows.size() == 0 || !mayChange(rows.iterator().next(), caller)) {
                throw new Problem.NotFound("contact method", method);
              }
              return rows.iterator().next();
            });
  }

  private static boolean mayChange(Row row, Caller caller) {
    var keepsTeam = caller.roles().contains(Role.LEAD) || caller.roles().contains(Role.ADMIN);
    var isOwn = caller.name().equals(row.getString("login"));
    return caller.sees(row.getString("team")) && (keepsTeam || isOwn);
  }

  private static String hash(UUID method, String code) {
    try {
      var bytes = (method + code).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  public record Code(@NotNull @Pattern(regexp = "\\d{6}") String code) {}

  /** A contact method that is proven. */
  public record Verified(UUID contactMethodId, boolean verified) {}
}
