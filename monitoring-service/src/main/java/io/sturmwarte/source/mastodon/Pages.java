package io.sturmwarte.source.mastodon;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.sturmwarte.outbound.Outbound;
import io.sturmwarte.source.Held;
import io.sturmwarte.source.Outcome;
import io.sturmwarte.source.Settings;
import io.sturmwarte.source.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Fetches one page of a timeline. */
@ApplicationScoped
class Pages {
  private static final int LARGEST = 4 * 1024 * 1024;

  private final Outbound outbound;
  private final SourceSettings sources;
  private final ObjectMapper json;
  private final Clock clock;

  Pages(Outbound outbound, SourceSettings sources, ObjectMapper json, Clock clock) {
    this.outbound = outbound;
    this.sources = sources;
    this.json = json;
    this.clock = clock;
  }

  Uni<Outcome> next(Held source) {
    var settings = (Settings.Mastodon) source.settings();
    var url = Timeline.page(settings, source.cursor());
    return outbound
        .get(
            new Outbound.Call(
                url, headers(source, "application/json"), LARGEST, sources.deadline()))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(answer -> Timeline.read(answer, settings, source.cursor(), json, clock.instant()));
  }

  static Map<String, String> headers(Held source, String accept) {
    var headers = new HashMap<String, String>();
    headers.put("accept", accept);
    if (!source.secrets().isEmpty()) {
      headers.put("authorization", "Bearer " + source.secrets().getFirst());
    }
    return headers;
  }
}
