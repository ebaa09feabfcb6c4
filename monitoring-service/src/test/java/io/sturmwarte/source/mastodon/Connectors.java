package io.sturmwarte.source.mastodon;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sturmwarte.outbound.Outbound;
import io.sturmwarte.source.Live;
import io.sturmwarte.source.SourceSettings;
import java.time.Clock;

/** Connectors of a replica of its own, for a test that ends it. */
public final class Connectors {
  private Connectors() {}

  public static Live live(
      Outbound outbound, SourceSettings settings, ObjectMapper json, Clock clock) {
    var pages = new Pages(outbound, settings, json, clock);
    return new MastodonLive(outbound, settings, pages, json, clock);
  }
}
