package io.sturmwarte.source.bluesky;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.mention.Item;
import io.sturmwarte.mention.Upstream;
import io.sturmwarte.outbound.Outbound;
import io.sturmwarte.outbound.OutboundSocket;
import io.sturmwarte.source.Harvest;
import io.sturmwarte.source.Held;
import io.sturmwarte.source.Live;
import io.sturmwarte.source.Outcome;
import io.sturmwarte.source.Settings;
import io.sturmwarte.source.SourceSettings;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Listens to all posts of Bluesky; which of them matter is decided before they are written. */
@ApplicationScoped
class BlueskyLive implements Live {
  private static final int LARGEST = 1024 * 1024;

  private final Vertx vertx;
  private final Outbound outbound;
  private final SourceSettings sources;
  private final ObjectMapper json;
  private final Clock clock;

  BlueskyLive(
      Vertx vertx, Outbound outbound, SourceSettings sources, ObjectMapper json, Clock clock) {
    this.vertx = vertx;
    this.outbound = outbound;
    this.sources = sources;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public boolean reads(Settings settings) {
    return settings instanceof Settings.Bluesky;
  }

  @Override
  public JsonObject rewound(JsonObject cursor) {
    return Jetstream.rewound(cursor);
  }

  /** Jetstream plays by itself what came since the cursor. */
  @Override
  public Uni<Outcome> catchUp(Held source) {
    return Uni.createFrom().item(new Outcome.Taken(Harvest.none(Jetstream.PLACE), source.cursor()));
  }

  @Override
  public boolean matchesOnly() {
    return true;
  }

  @Override
  public Uni<Runnable> open(Held source, Listener listener) {
    var url = Jetstream.url((Settings.Bluesky) source.settings(), source.cursor());
    var ears =
        new OutboundSocket.Listener(
            text -> hear(text, listener),
            listener::alive,
            () -> listener.ended(new Outcome.Failed("the connection ended")));
    return OutboundSocket.open(outbound, url, LARGEST, sources.deadline(), ears)
        .map(this::keepAlive);
  }

  /** Where nothing is posted the other side still answers a ping, if it lives. */
  private Runnable keepAlive(OutboundSocket socket) {
    var timer = vertx.setPeriodic(sources.silence().toMillis() / 3, ignored -> socket.ping());
    return () -> {
      vertx.cancelTimer(timer);
      socket.close();
    };
  }

  private void hear(String text, Listener listener) {
    var event = Jetstream.read(json, text, clock.instant());
    event.ifPresent(known -> listener.take(harvest(known), Jetstream.cursor(known.time())));
  }

  private static Harvest harvest(Jetstream.Event event) {
    return switch (event) {
      case Jetstream.Event.Posted posted when posted.anew() -> posted.drafts().harvest();
      case Jetstream.Event.Posted changed ->
          changes(changed.drafts().items().stream().map(BlueskyLive::edit).toList(), List.of());
      case Jetstream.Event.Deleted deleted -> changes(List.of(), List.of(deleted.uri()));
      case Jetstream.Event.Other other -> changes(List.of(), List.of());
    };
  }

  private static Upstream.Edit edit(Item item) {
    return new Upstream.Edit(item.externalId(), item.platform(), item.text());
  }

  /** Of the posts that are deleted somewhere in the world we know few. */
  private static Harvest changes(List<Upstream.Edit> edits, List<String> removed) {
    return new Harvest(Jetstream.PLACE, List.of(), edits, removed, 0, true, false);
  }
}
