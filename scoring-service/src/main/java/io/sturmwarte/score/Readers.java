package io.sturmwarte.score;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The threads that read, as many as there are processors: reading waits for nothing, so more of
 * them would only take turns, each with a batch half done that fills the memory.
 */
@Singleton
class Readers implements Executor {
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("reader-", 0).daemon().factory());

  /** What was begun and has not ended; one party more, so that it does not advance by itself. */
  private final Phaser underWay = new Phaser(1);

  private final Duration patience;

  Readers(@ConfigProperty(name = "quarkus.shutdown.timeout") Duration patience) {
    this.patience = patience;
  }

  @Override
  public void execute(Runnable work) {
    underWay.register();
    threads.execute(
        () -> {
          try {
            work.run();
          } finally {
            underWay.arriveAndDeregister();
          }
        });
  }

  /**
   * Reads to its end what was begun. The server does not count calls over gRPC among those that it
   * waits for, and closes their connections after this.
   */
  void drain(@Observes ShutdownEvent event) throws InterruptedException {
    int phase = underWay.arrive();
    try {
      underWay.awaitAdvanceInterruptibly(phase, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException longEnough) {
      // Who still waits is told that the connection ended, and asks another replica.
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }
}
