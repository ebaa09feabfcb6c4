package io.sturmwarte.topic;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The topics for those who look: many do so every few seconds while it storms, and finding topics
 * is dear, so that what was found serves all for ten seconds.
 */
@ApplicationScoped
public class TopicBoard {
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Pool pool;
  private final Clock clock;
  private final Topics topics;
  private final Map<Asked, Found> board = new ConcurrentHashMap<>();

  TopicBoard(Pool pool, Clock clock, Topics topics) {
    this.pool = pool;
    this.clock = clock;
    this.topics = topics;
  }

  private record Asked(UUID brandId, Duration back) {}

  private record Found(Instant at, Uni<List<Topic>> topics) {
    boolean isFresh(Instant now) {
      return at.plus(FRESH).isAfter(now);
    }
  }

  /** The topics of the time that ends now; the caller may see the brand. */
  public Uni<List<Topic>> of(UUID brandId, Duration back) {
    var now = clock.instant();
    board.values().removeIf(found -> !found.isFresh(now));
    return board.computeIfAbsent(new Asked(brandId, back), asked -> find(asked, now)).topics();
  }

  private Found find(Asked asked, Instant now) {
    var found =
        topics
            .find(pool, asked.brandId(), asked.back(), now)
            .onFailure()
            .invoke(() -> board.remove(asked))
            .memoize()
            .indefinitely();
    return new Found(now, found);
  }
}
