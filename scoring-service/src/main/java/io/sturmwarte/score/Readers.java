package io.sturmwarte.score;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }
}
