package io.sturmwarte.source.rss;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.sturmwarte.outbound.Outbound;
import io.sturmwarte.source.Held;
import io.sturmwarte.source.Outcome;
import io.sturmwarte.source.Polled;
import io.sturmwarte.source.Settings;
import io.sturmwarte.source.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Asks for a feed, and only for what has changed. */
@ApplicationScoped
class RssConnector implements Polled {
  private static final int LARGEST = 10 * 1024 * 1024;

  private final Outbound outbound;
  private final SourceSettings sources;
  private final Clock clock;

  RssConnector(Outbound outbound, SourceSettings sources, Clock clock) {
    this.outbound = outbound;
    this.sources = sources;
    this.clock = clock;
  }

  @Override
  public boolean reads(Settings settings) {
    return settings instanceof Settings.Rss;
  }

  @Override
  public Duration every(Settings settings) {
    return ((Settings.Rss) settings).every();
  }

  /** Reading ten megabytes of XML takes too long for an event loop. */
  @Override
  public Uni<Outcome> look(Held source) {
    var feed = (Settings.Rss) source.settings();
    var call = new Outbound.Call(feed.url(), headers(source), LARGEST, sources.deadline());
    return outbound
        .get(call)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(answer -> FeedAnswer.read(answer, feed, source.cursor(), clock.instant()));
  }

  private static Map<String, String> headers(Held source) {
    var headers = new HashMap<String, String>();
    headers.put(
        "accept",
        "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1");
    var etag = source.cursor().getString("etag");
    if (etag != null) {
      headers.put("if-none-match", etag);
    }
    var lastModified = source.cursor().getString("lastModified");
    if (lastModified != null) {
      headers.put("if-modified-since", lastModified);
    }
    return headers;
  }
}
