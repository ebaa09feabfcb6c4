package io.sturmwarte.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final int CALLS = 100;

  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger read = new AtomicInteger();

  @Test
  void whatWasBegunIsReadBeforeTheEnd() throws InterruptedException {
    var readers = readersWithCalls(Duration.ofMinutes(1));

    released.countDown();
    readers.drain(new ShutdownEvent());

    assertThat(read).hasValue(CALLS);
  }

  @Test
  void theEndDoesNotWaitForEver() throws InterruptedException {
    var readers = readersWithCalls(Duration.ofMillis(1));

    readers.drain(new ShutdownEvent());

    assertThat(read).hasValue(0);
    released.countDown();
  }

  private Readers readersWithCalls(Duration patience) {
    var readers = new Readers(patience);
    for (int call = 0; call < CALLS; call++) {
      readers.execute(this::read);
    }
    return readers;
  }

  private void read() {
    try {
      released.await();
      read.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
