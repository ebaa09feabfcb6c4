package io.sturmwarte.benchmarks;

import com.amazon.randomcutforest.parkservices.AnomalyDescriptor;
import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import io.sturmwarte.signal.Bin;
import io.sturmwarte.signal.Bins;
import io.sturmwarte.signal.BrandSignals;
import io.sturmwarte.signal.Detector;
import io.sturmwarte.signal.Verdict;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a bin costs: of one stream, of a brand with its six tests, with and without reading and
 * writing its state, beside a random cut forest on the same counts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DetectorBenchmark {
  private static final int BINS = 4_032;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final Bin[] bins = new Bin[BINS];
  private final Detector detector = Detector.unlearned();
  private final BrandSignals brand = BrandSignals.unlearned();
  private final ThresholdedRandomCutForest forest =
      ThresholdedRandomCutForest.builder()
          .dimensions(8)
          .shingleSize(8)
          .numberOfTrees(50)
          .sampleSize(256)
          .randomSeed(1)
          .build();

  private byte[] state = new byte[0];
  private int next;

  /** A fortnight by day and night, with a storm in it; all have seen it once. */
  @Setup
  public void learn() {
    var random = new Random(1);
    for (var t = 0; t < BINS; t++) {
      var storm = t > 3_000 && t < 3_100 ? 50 : 0;
      var usual = 10 * Math.exp(Math.cos(2 * Math.PI * t / 288));
      var mentions = Math.max(0, Math.round(usual + 3 * random.nextGaussian() + storm));
      var start = START.plus(Bins.LENGTH.multipliedBy(t));
      bins[t] =
          new Bin(
              start, mentions, mentions, mentions / 4 + storm / 2, mentions / 10, mentions / 20);
      detector.step(mentions, Bins.hour(start));
      brand.step(bins[t]);
      forest.process(new double[] {mentions}, start.getEpochSecond());
    }
    state = brand.toBytes();
  }

  @Benchmark
  public Detector.Score stream() {
    var bin = bins[index()];
    return detector.step(bin.mentions(), Bins.hour(bin.start()));
  }

  @Benchmark
  public Verdict brand() {
    return brand.step(bins[index()]);
  }

  /** As the product does it, which keeps the state in the database. */
  @Benchmark
  public byte[] brandFromItsState() {
    var read = BrandSignals.of(state);
    read.step(bins[index()]);
    return read.toBytes();
  }

  /** The baseline: one stream. */
  @Benchmark
  public AnomalyDescriptor randomCutForest() {
    var index = index();
    double[] value = {bins[index].mentions()};
    return forest.process(value, bins[index].start().getEpochSecond());
  }

  private int index() {
    next = next + 1 == BINS ? 0 : next + 1;
    return next;
  }
}
