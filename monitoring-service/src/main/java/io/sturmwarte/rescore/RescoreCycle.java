package io.sturmwarte.rescore;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.reading.Outcome;
import io.sturmwarte.reading.Scorer;
import io.sturmwarte.reading.ScoringSettings;
import io.sturmwarte.rescore.Claims.Claimed;
import io.sturmwarte.rescore.Claims.Mention;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Works jobs off, a chunk a round: reads it anew, then writes scores, counters and progress in one
 * transaction. A replica that dies leaves a lease that runs out; one that was too slow finds that
 * the lease is no longer its own, and writes nothing.
 */
@ApplicationScoped
public class RescoreCycle {
  private static final int CHUNK = 256;
  private static final int MOST_ATTEMPTS = 10;

  /** How often a call may break off over the same mention before it keeps its old score. */
  private static final int MOST_BREAKS = 3;

  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Pool pool;
  private final Claims claims;
  private final Scorer scorer;
  private final Duration lease;

  RescoreCycle(Pool pool, Claims claims, Scorer scorer, ScoringSettings settings) {
    this.pool = pool;
    this.claims = claims;
    this.scorer = scorer;
    // A deadline for the texts, one for the sample after a failure, one to write it all.
    this.lease = settings.deadline().multipliedBy(3);
  }

  public Uni<Duration> round() {
    return scorer.answers().chain(answers -> answers ? claim() : idle());
  }

  private Uni<Duration> claim() {
    return claims.claim(lease).chain(job -> job.map(this::workOff).orElseGet(RescoreCycle::idle));
  }

  private static Uni<Duration> idle() {
    return Uni.createFrom().item(IDLE);
  }

  private Uni<Duration> workOff(Claimed job) {
    return step(job)
        .onFailure()
        .call(failure -> claims.release(job, PAUSE, true, failure.toString()))
        .replaceWith(Duration.ZERO);
  }

  private Uni<Void> step(Claimed job) {
    if (job.attempts() > MOST_ATTEMPTS) {
      return claims.fail(job);
    }
    if (!job.counted()) {
      return claims.count(job);
    }
    return claims
        .chunk(job, CHUNK)
        .chain(chunk -> chunk.isEmpty() ? claims.finish(job) : read(job, chunk));
  }

  private Uni<Void> read(Claimed job, List<Mention> chunk) {
    return scorer
        .score(chunk.stream().map(Mention::text).toList())
        .map(outcomes -> Progress.of(chunk, outcomes, job.attempts() >= MOST_BREAKS))
        .chain(progress -> record(job, progress));
  }

  private Uni<Void> record(Claimed job, Progress progress) {
    if (progress.done().isEmpty()) {
      var counts = progress.stop() instanceof Outcome.Suspected;
      return claims.release(job, PAUSE, counts, String.valueOf(progress.stop()));
    }
    return pool.withTransaction(
        tx -> claims.hold(tx, job).chain(held -> held ? write(tx, job, progress) : nothing()));
  }

  private Uni<Void> write(SqlClient tx, Claimed job, Progress progress) {
    return Rewrite.write(tx, progress).chain(changed -> claims.advance(tx, job, progress, changed));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
