package io.sturmwarte.source.youtube;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.sturmwarte.outbound.Outbound;
import io.sturmwarte.source.Held;
import io.sturmwarte.source.Outcome;
import io.sturmwarte.source.Polled;
import io.sturmwarte.source.Quota;
import io.sturmwarte.source.Settings;
import io.sturmwarte.source.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Asks for comments, newest first, down to those that are known; never beyond its quota. */
@ApplicationScoped
class YouTubeConnector implements Polled {
  private static final int LARGEST = 8 * 1024 * 1024;
  private static final int UNITS_OF_A_PAGE = 1;

  private final Outbound outbound;
  private final Quota quota;
  private final SourceSettings sources;
  private final ObjectMapper json;
  private final Clock clock;

  YouTubeConnector(
      Outbound outbound, Quota quota, SourceSettings sources, ObjectMapper json, Clock clock) {
    this.outbound = outbound;
    this.quota = quota;
    this.sources = sources;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public boolean reads(Settings settings) {
    return settings instanceof Settings.YouTube;
  }

  @Override
  public Duration every(Settings settings) {
    return ((Settings.YouTube) settings).every();
  }

  @Override
  public Uni<Outcome> look(Held source) {
    var settings = (Settings.YouTube) source.settings();
    if (source.secrets().isEmpty()) {
      return Uni.createFrom().item(new Outcome.Failed("it needs an API key; set its secret"));
    }
    return quota
        .spend(source, UNITS_OF_A_PAGE, settings.unitsPerDay())
        .chain(left -> left ? ask(source, settings) : Uni.createFrom().item(spent()));
  }

  private Outcome spent() {
    return new Outcome.Limited(
        Quota.untilReset(clock.instant()), "the units that it may spend in a day are spent");
  }

  /** The key goes in a header, where no log of addresses finds it. */
  private Uni<Outcome> ask(Held source, Settings.YouTube settings) {
    var call =
        new Outbound.Call(
            Comments.page(settings, source.cursor()),
            Map.of("x-goog-api-key", source.secrets().getFirst(), "accept", "application/json"),
            LARGEST,
            sources.deadline());
    return outbound
        .get(call)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(answer -> Comments.read(answer, source.cursor(), json, clock.instant()));
  }
}
