package io.sturmwarte.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How many texts one core reads in a second. It is this process's own time that is taken,
 * collecting and compiling included, so that whatever else runs on the machine matters less.
 */
public final class Speed {
  static final Duration USUAL = Duration.ofSeconds(3);

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Speed() {}

  /**
   * @param each how long the warm-up takes, and how long the measurement
   */
  static double warm(List<String> texts, Consumer<String> reader, Duration each) {
    of(texts, reader, each);
    return of(texts, reader, each);
  }

  /** Without a warm-up. */
  public static double of(List<String> texts, Consumer<String> reader, Duration least) {
    long begin = SYSTEM.getProcessCpuTime();
    long taken;
    long read = 0;
    do {
      texts.forEach(reader);
      read += texts.size();
      taken = SYSTEM.getProcessCpuTime() - begin;
    } while (taken < least.toNanos());
    return read * 1e9 / taken;
  }
}
