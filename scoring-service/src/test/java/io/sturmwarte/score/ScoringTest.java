package io.sturmwarte.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.sturmwarte.model.Formula;
import io.sturmwarte.model.Manifest;
import io.sturmwarte.model.Models;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a model can be exchanged while texts are being read. */
class ScoringTest {
  private static final Models SHIPPED = Models.shipped();
  private static final Vertx VERTX = Vertx.vertx();

  @TempDir Path folder;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @AfterAll
  static void close() {
    VERTX.close();
  }

  @Test
  void takesTheNextModelWithoutAStop() throws IOException {
    put(model(0.1));
    var scoring = started();
    var before = scoring.scorer().modelVersion();
    assertThat(scoring.check()).isFalse();

    put(model(0.2));

    assertThat(scoring.check()).isTrue();
    assertThat(scoring.scorer().modelVersion()).isNotEqualTo(before);
    assertThat(scoring.scorer().read("Danke!").modelVersion())
        .isEqualTo(scoring.scorer().modelVersion());
    assertThat(scoring.manifest().sha256()).startsWith(scoring.scorer().modelVersion());
  }

  @Test
  void keepsItsModelWhereTheNextIsDamaged() throws IOException {
    put(model(0.1));
    var scoring = started();
    var before = scoring.scorer().modelVersion();

    var next = model(0.2);
    put(next);
    Files.write(folder.resolve("model.bin"), Arrays.copyOf(next, next.length / 2));

    assertThat(scoring.check()).isFalse();
    assertThat(scoring.scorer().modelVersion()).isEqualTo(before);
    assertThat(registry.counter("sturmwarte.scoring.model.reload.failures").count()).isEqualTo(1);
  }

  @Test
  void waitsForAFileThatIsStillBeingCopied() throws IOException {
    put(model(0.1));
    var scoring = started();
    var next = model(0.2);
    manifest(next);
    assertThat(scoring.check()).isFalse();

    Files.write(folder.resolve("model.bin"), next);

    assertThat(scoring.check()).isTrue();
  }

  @Test
  void doesNotStartWithoutTheModelItWasGiven() {
    assertThatThrownBy(this::started).hasMessageContaining(folder.toString());
  }

  private Scoring started() {
    var scoring =
        new Scoring(
            0.34,
            0.44,
            0.22,
            0.15,
            0.1,
            Optional.of(folder),
            Duration.ofDays(1),
            VERTX,
            new Meters(registry));
    scoring.start(new StartupEvent());
    return scoring;
  }

  private void put(byte[] model) throws IOException {
    Files.write(folder.resolve("model.bin"), model);
    manifest(model);
  }

  private void manifest(byte[] model) throws IOException {
    var shipped = Manifest.shipped();
    var manifest =
        new Manifest(
            Models.sha256(model),
            model.length,
            shipped.method(),
            shipped.trainingData(),
            shipped.quality(),
            shipped.limits());
    new ObjectMapper().writeValue(folder.resolve("manifest.json").toFile(), manifest);
  }

  /** The shipped model with another formula of risk. */
  private static byte[] model(double bias) throws IOException {
    var risk = new Formula(Map.of("negative", 1.0), bias, 0.4);
    return Models.write(SHIPPED.languages(), SHIPPED.german(), SHIPPED.english(), risk);
  }
}
