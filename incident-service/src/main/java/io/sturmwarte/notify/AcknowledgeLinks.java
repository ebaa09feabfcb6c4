package io.sturmwarte.notify;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Links in messages by which their reader acknowledges without signing in. A link names its key,
 * its message and its expiry, and is signed together with the person and the incident of the
 * message, so it is good for nobody and nothing else, and once.
 */
@ApplicationScoped
public class AcknowledgeLinks {
  static final Duration GOOD_FOR = Duration.ofDays(1);

  private static final int KEY_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern TOKEN =
      Pattern.compile("(\\d{1,9})~([0-9a-f-]{36})~(\\d{1,12})~([A-Za-z0-9_-]{43})");

  private static final String NEWEST = "select id, secret from link_key order by id desc limit 1";
  private static final String BY_ID = "select id, secret from link_key where id = $1";

  private static final String FIRST_KEY =
      "insert into link_key (secret) select $1 where not exists (select from link_key)";

  private static final String MESSAGE =
      """
      select body, exists (select from used_link where message_id = outbox.id) as used
      from outbox where id = $1 and body ->> 'kind' in ('page', 'level-2')
      """;

  private static final String USE =
      "insert into used_link (message_id) values ($1) on conflict do nothing";

  private final Pool pool;
  private final Clock clock;
  private final String url;
  private final Map<Integer, byte[]> keys = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  /**
   * @param url under which this service is reached by those who get mail
   */
  AcknowledgeLinks(
      Pool pool, Clock clock, @ConfigProperty(name = "sturmwarte.links.url") String url) {
    this.pool = pool;
    this.clock = clock;
    this.url = url;
  }

  /** What a link turned out to be. */
  public sealed interface Found {
    /**
     * @param parcel the message it stood in
     */
    record Good(UUID messageId, Parcel parcel) implements Found {}

    record Used(Parcel parcel) implements Found {}

    record Expired(Parcel parcel) implements Found {}

    /** Not one of ours. */
    record Unknown() implements Found {}
  }

  /** What makes addresses, however many, until the link expires. */
  Uni<Signer> signer() {
    var expiry = clock.instant().plus(GOOD_FOR);
    return newest()
        .map(
            key ->
                (message, parcel) ->
                    isAcknowledged(parcel)
                        ? url + "/acknowledge/" + token(key, message, parcel, expiry)
                        : null);
  }

  /** Gives the address for a message; null for kinds that nobody acknowledges. */
  @FunctionalInterface
  interface Signer {
    @Nullable String address(UUID message, Parcel parcel);
  }

  static boolean isAcknowledged(Parcel parcel) {
    return parcel.incidentId() != null
        && (parcel.kind().equals(Notice.PAGE) || parcel.kind().equals(Notice.LEVEL_2));
  }

  public Uni<Found> find(SqlClient database, String token) {
    var parts = TOKEN.matcher(token);
    if (!parts.matches()) {
      return Uni.createFrom().item(new Found.Unknown());
    }
    var message = UUID.fromString(parts.group(2));
    var expiry = Instant.ofEpochSecond(Long.parseLong(parts.group(3)));
    return database
        .preparedQuery(MESSAGE)
        .execute(Tuple.of(message))
        .chain(
            rows ->
                key(database, Integer.parseInt(parts.group(1)))
                    .map(key -> judge(rows, key, message, expiry, token)));
  }

  /** In the transaction of the acknowledgement; false where it was used meanwhile. */
  public Uni<Boolean> use(SqlClient tx, UUID message) {
    return tx.preparedQuery(USE).execute(Tuple.of(message)).map(rows -> rows.rowCount() == 1);
  }

  private Found judge(
      RowSet<Row> rows, @Nullable Key key, UUID message, Instant expiry, String token) {
    if (rows.size() == 0 || key == null) {
      return new Found.Unknown();
    }
    var row = rows.iterator().next();
    var parcel = row.getJsonObject("body").mapTo(Parcel.class);
    if (!same(token, token(key, message, parcel, expiry))) {
      return new Found.Unknown();
    }
    if (row.getBoolean("used")) {
      return new Found.Used(parcel);
    }
    return clock.instant().isAfter(expiry)
        ? new Found.Expired(parcel)
        : new Found.Good(message, parcel);
  }

  private static String token(Key key, UUID message, Parcel parcel, Instant expiry) {
    var named = "%d~%s~%d".formatted(key.id(), message, expiry.getEpochSecond());
    var bound =
        "%s~%s~%s~%s".formatted(named, parcel.incidentId(), parcel.personId(), parcel.address());
    return named + "~" + signature(key, bound);
  }

  private static String signature(Key key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.secret(), ALGORITHM));
      var bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private Uni<Key> newest() {
    return pool.query(NEWEST)
        .execute()
        .chain(rows -> rows.size() > 0 ? Uni.createFrom().item(rows) : firstKey())
        .map(rows -> remember(rows.iterator().next()));
  }

  private Uni<RowSet<Row>> firstKey() {
    var secret = new byte[KEY_BYTES];
    random.nextBytes(secret);
    return pool.preparedQuery(FIRST_KEY)
        .execute(Tuple.of(Buffer.buffer(secret)))
        .chain(() -> pool.query(NEWEST).execute());
  }

  private Uni<@Nullable Key> key(SqlClient database, int id) {
    var known = keys.get(id);
    if (known != null) {
      return Uni.createFrom().item(new Key(id, known));
    }
    return database
        .preparedQuery(BY_ID)
        .execute(Tuple.of(id))
        .map(rows -> rows.size() == 0 ? null : remember(rows.iterator().next()));
  }

  private Key remember(Row row) {
    var key = new Key(row.getInteger("id"), row.getBuffer("secret").getBytes());
    keys.put(key.id(), key.secret());
    return key;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Key(int id, byte[] secret) {}
}
