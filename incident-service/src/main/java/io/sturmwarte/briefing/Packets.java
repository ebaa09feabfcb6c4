package io.sturmwarte.briefing;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Freezes and reads briefing packets, and the links that open one. */
@ApplicationScoped
public class Packets {
  private static final int TOKEN_BYTES = 32;

  /** The locks of the incidents are held, so a number is given once. */
  private static final String FREEZE =
      """
      insert into briefing_packet (incident_id, n, frozen_at, facts, curve_due_at)
      select id, coalesce((select max(n) from briefing_packet where incident_id = incident.id), 0) + 1, app_now(),
        jsonb_build_object(
          'number', number, 'brandName', brand_name, 'title', title, 'severity', severity, 'state', state,
          'level', level, 'peakLevel', peak_level, 'cause', cause, 'exercise', exercise, 'lead', lead,
          'openedAt', to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'reasons', (select coalesce(jsonb_agg(reason -> 'text'), '[]')
            from jsonb_array_elements(reasons_by_hand || reasons) as reason),
          'timeline', (select coalesce(jsonb_agg(timeline_view(entry) order by position), '[]')
            from timeline_entry entry where incident_id = incident.id),
          'saidInPublic', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'text', text) order by position), '[]')
            from timeline_entry where incident_id = incident.id and kind = 'publicWord'),
          'legal', (select jsonb_build_object('status', status, 'score', score)
            from legal_checkpoint where incident_id = incident.id),
          'openQuestions', (select coalesce(to_jsonb(questions), '[]')
            from legal_checkpoint where incident_id = incident.id)),
        app_now()
      from incident where id = any($1)
      returning incident_id, n
      """;

  private static final String LINK =
      """
      insert into briefing_link (token_hash, incident_id, n, reader, language, expires_at)
      values ($1, $2, $3, $4, $5, app_now() + interval '7 days')
      """;

  private static final String OPEN =
      """
      select packet.*, link.language from briefing_link link join briefing_packet packet using (incident_id, n)
      where token_hash = $1 and expires_at > app_now()
      """;

  private final String url;
  private final SecureRandom random = new SecureRandom();

  Packets(@ConfigProperty(name = "sturmwarte.links.url") String url) {
    this.url = url;
  }

  /** As the incidents are now; gives the number of each one's packet. */
  public Uni<Map<UUID, Integer>> freeze(SqlClient tx, List<UUID> incidents) {
    if (incidents.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return tx.preparedQuery(FREEZE)
        .execute(Tuple.of(incidents.toArray(UUID[]::new)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .collect(
                        Collectors.toMap(
                            row -> row.getUUID("incident_id"), row -> row.getInteger("n"))));
  }

  /** A link for one reader, still to be written with {@link #write}. */
  public Link link(UUID incident, String reader, String language) {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new Link(incident, reader, language, token, url + "/api/v1/briefings/" + token);
  }

  public Uni<Void> write(SqlClient tx, List<Link> links, Map<UUID, Integer> numbers) {
    var rows = new ArrayList<Tuple>();
    for (var link : links) {
      var n = numbers.get(link.incident());
      if (n != null) {
        rows.add(Tuple.of(hash(link.token()), link.incident(), n, link.reader(), link.language()));
      }
    }
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(LINK).executeBatch(rows).replaceWithVoid();
  }

  Uni<List<Packet>> of(SqlClient database, UUID incident) {
    return database
        .preparedQuery("select * from briefing_packet where incident_id = $1 order by n")
        .execute(Tuple.of(incident))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Packet::of).toList());
  }

  Uni<Packet> of(SqlClient database, UUID incident, int n) {
    return database
        .preparedQuery("select * from briefing_packet where incident_id = $1 and n = $2")
        .execute(Tuple.of(incident, n))
        .map(rows -> Packet.of(first(rows, n)));
  }

  /** Throws {@link Problem.NotFound} for a token that opens nothing, or nothing any more. */
  Uni<Opened> open(SqlClient database, String token) {
    return database
        .preparedQuery(OPEN)
        .execute(Tuple.of(hash(token)))
        .map(rows -> first(rows, "of this link"))
        .map(row -> new Opened(Packet.of(row), row.getString("language")));
  }

  private static Row first(RowSet<Row> rows, Object what) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("briefing packet", what);
    }
    return rows.iterator().next();
  }

  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A way to one packet for a reader without an account. */
  public record Link(UUID incident, String reader, String language, String token, String url) {}

  record Opened(Packet packet, String language) {}
}
