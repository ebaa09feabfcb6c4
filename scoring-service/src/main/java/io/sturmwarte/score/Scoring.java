package io.sturmwarte.score;

import io.quarkus.runtime.StartupEvent;
import io.sturmwarte.model.Manifest;
import io.sturmwarte.model.Models;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.toxicity.Toxicity;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The model in use, and how it is exchanged while texts are being read: where a folder is set, its
 * manifest is looked at again and again, and when it has changed and fits the {@code model.bin}
 * beside it, the next text is read by that one. A file that is damaged or half copied changes
 * nothing.
 */
@ApplicationScoped
class Scoring {
  private static final Logger LOG = Logger.getLogger(Scoring.class);

  /** Must read as German and negative; a model that cannot do this is none. */
  private static final String TRIAL = "Seit Tagen keine Antwort, das ist eine Frechheit.";

  private final Priors priors;
  private final Optional<Path> folder;
  private final Duration interval;
  private final Vertx vertx;
  private final Meters meters;

  private volatile @Nullable InUse inUse;
  private long timer = -1;

  Scoring(
      @ConfigProperty(name = "sturmwarte.scoring.prior.negative") double negative,
      @ConfigProperty(name = "sturmwarte.scoring.prior.neutral") double neutral,
      @ConfigProperty(name = "sturmwarte.scoring.prior.positive") double positive,
      @ConfigProperty(name = "sturmwarte.scoring.prior.toxic") double toxic,
      @ConfigProperty(name = "sturmwarte.scoring.prior.escalate") double escalate,
      @ConfigProperty(name = "sturmwarte.scoring.model.folder") Optional<Path> folder,
      @ConfigProperty(name = "sturmwarte.scoring.model.check", defaultValue = "PT30S")
          Duration interval,
      Vertx vertx,
      Meters meters) {
    this.priors = new Priors(new Prior(negative, neutral, positive), new Toxicity(toxic), escalate);
    this.folder = folder;
    this.interval = interval;
    this.vertx = vertx;
    this.meters = meters;
  }

  /** A model with what is known about it. */
  record InUse(Scorer scorer, Manifest manifest) {}

  /**
   * Fails the start where the folder holds no model: another one than was asked for must not run.
   */
  void start(@Observes StartupEvent event) {
    use(folder.map(this::read).orElseGet(this::shipped));
    if (folder.isPresent()) {
      timer =
          vertx.setPeriodic(interval.toMillis(), id -> vertx.executeBlocking(this::check, true));
    }
  }

  @PreDestroy
  void stop() {
    vertx.cancelTimer(timer);
  }

  Scorer scorer() {
    return inUse().scorer;
  }

  Manifest manifest() {
    return inUse().manifest;
  }

  /** Takes the model of the folder where it is another one; says whether it did. */
  synchronized boolean check() {
    if (folder.isEmpty()) {
      return false;
    }
    try {
      if (manifest(folder.get()).sha256().equals(inUse().manifest.sha256())) {
        return false;
      }
      use(read(folder.get()));
      return true;
    } catch (UncheckedIOException | IllegalStateException e) {
      meters.reloadFailed();
      LOG.warnf(
          "The model in %s is not taken, %s stays: %s", folder.get(), version(), e.getMessage());
      return false;
    }
  }

  private void use(InUse next) {
    inUse = next;
    LOG.infof("Texts are read by model %s", version());
  }

  private String version() {
    return scorer().modelVersion();
  }

  private InUse inUse() {
    var current = inUse;
    if (current == null) {
      throw new IllegalStateException("There is no model yet");
    }
    return current;
  }

  private InUse shipped() {
    return new InUse(new Scorer(Models.shipped(), priors), Manifest.shipped());
  }

  private InUse read(Path from) {
    try (var in = Files.newInputStream(from.resolve("model.bin"))) {
      var manifest = manifest(from);
      var models = Models.read(in);
      if (!manifest.sha256().startsWith(models.version())) {
        throw new IllegalStateException("model.bin is not the file that manifest.json speaks of");
      }
      var scorer = new Scorer(models, priors);
      if (scorer.read(TRIAL).sentiment().negative() < 0.5) {
        throw new IllegalStateException("it does not read: " + TRIAL);
      }
      return new InUse(scorer, manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifest manifest(Path from) {
    try (var in = Files.newInputStream(from.resolve("manifest.json"))) {
      return Manifest.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
