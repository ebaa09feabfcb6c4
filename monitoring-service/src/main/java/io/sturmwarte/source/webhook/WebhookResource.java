package io.sturmwarte.source.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.counter.Backlog;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.retention.RetentionSettings;
import io.sturmwarte.source.Door;
import io.sturmwarte.source.Settings;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/sources/{id}/webhook")
public class WebhookResource {
  private static final int LARGEST = 1024 * 1024;
  private static final Duration COME_BACK_AFTER = Duration.ofMinutes(5);

  private final Door door;
  private final Backlog backlog;
  private final ObjectMapper json;
  private final Clock clock;
  private final RetentionSettings retention;

  WebhookResource(
      Door door, Backlog backlog, ObjectMapper json, Clock clock, RetentionSettings retention) {
    this.retention = retention;
    this.door = door;
    this.backlog = backlog;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What became of a message.
   *
   * @param repeated whether it was taken before, under the same webhook-id; nothing was done then
   */
  record Report(
      int accepted,
      int duplicate,
      long removed,
      boolean repeated,
      List<Mapping.Rejected> rejected) {}

  /** Whoever holds the secret may send; the body is read as bytes, as it was signed. */
  @POST
  @PermitAll
  @Consumes({MediaType.APPLICATION_JSON, "application/cloudevents+json"})
  @Operation(
      summary = "Takes in posts that are signed after Standard Webhooks; once for each webhook-id")
  @Blocking
  public Uni<Report> take(
      UUID id,
      @HeaderParam("webhook-id") @Nullable String messageId,
      @HeaderParam("webhook-timestamp") @Nullable String timestamp,
      @HeaderParam("webhook-signature") @Nullable String signatures,
      byte[] body) {
    if (body.length > LARGEST) {
      throw new Problem.TooLarge("A message has at most 1 MiB; send it in parts");
    }
    return door.find(id)
        .invoke(
            source ->
                require(
                    Signature.fault(
                            source.secrets(),
                            messageId,
                            timestamp,
                            signatures,
                            body,
                            clock.instant())
                        .orElse("")))
        .invoke(this::requireOpen)
        .chain(source -> deliver(source, messageId, timestamp, body));
  }

  private Uni<Report> deliver(
      Door.Source source, @Nullable String messageId, @Nullable String timestamp, byte[] body) {
    var sentAt = Instant.ofEpochSecond(Long.parseLong(String.valueOf(timestamp)));
    var found =
        Mapping.read(
            (Settings.Webhook) source.settings(),
            source.place(),
            parse(body),
            sentAt,
            clock.instant(),
            retention.mentions());
    return door.deliver(source, String.valueOf(messageId), found.harvest())
        .map(
            written ->
                new Report(
                    written.accepted(),
                    written.duplicate(),
                    written.removed(),
                    written.repeated(),
                    written.repeated() ? List.of() : found.rejected()));
  }

  private JsonNode parse(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException broken) {
      throw new Problem.Invalid("body", "is not JSON: " + broken.getOriginalMessage());
    } catch (IOException broken) {
      throw new Problem.Invalid("body", "is not JSON: it is not UTF-8");
    }
  }

  private static void require(String fault) {
    if (!fault.isEmpty()) {
      throw new jakarta.ws.rs.NotAuthorizedException(fault, Response.status(401, fault).build());
    }
  }

  private void requireOpen(Door.Source source) {
    if (source.paused()) {
      throw new Problem.Unavailable(
          "This source is paused; nothing was taken, send this again later", COME_BACK_AFTER);
    }
    backlog.requireRoom();
  }
}
