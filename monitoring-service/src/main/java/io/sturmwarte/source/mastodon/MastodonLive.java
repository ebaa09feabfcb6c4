package io.sturmwarte.source.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.mention.Upstream;
import io.sturmwarte.outbound.Outbound;
import io.sturmwarte.outbound.RetryAfter;
import io.sturmwarte.source.Drafts;
import io.sturmwarte.source.Harvest;
import io.sturmwarte.source.Held;
import io.sturmwarte.source.Live;
import io.sturmwarte.source.Outcome;
import io.sturmwarte.source.Settings;
import io.sturmwarte.source.SourceSettings;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Listens to a timeline; what came while nobody listened is asked for by pages. */
@ApplicationScoped
class MastodonLive implements Live {
  private static final Duration WAIT_WITHOUT_A_WORD = Duration.ofMinutes(5);

  private final Outbound outbound;
  private final SourceSettings sources;
  private final Pages pages;
  private final ObjectMapper json;
  private final Clock clock;

  MastodonLive(
      Outbound outbound, SourceSettings sources, Pages pages, ObjectMapper json, Clock clock) {
    this.outbound = outbound;
    this.sources = sources;
    this.pages = pages;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public boolean reads(Settings settings) {
    return settings instanceof Settings.Mastodon mastodon && mastodon.streaming();
  }

  @Override
  public JsonObject rewound(JsonObject cursor) {
    return Timeline.rewound(cursor);
  }

  @Override
  public Uni<Outcome> catchUp(Held source) {
    return pages.next(source);
  }

  @Override
  public Uni<Runnable> open(Held source, Listener listener) {
    var settings = (Settings.Mastodon) source.settings();
    return outbound.stream(
            Timeline.stream(settings),
            Pages.headers(source, "text/event-stream"),
            sources.deadline())
        .map(response -> listen(response, source, listener));
  }

  private Runnable listen(HttpClientResponse response, Held source, Listener listener) {
    if (response.statusCode() != 200) {
      listener.ended(refusal(response));
      return () -> response.request().reset();
    }
    try {
      follow(response, source, listener);
    } catch (IllegalStateException overAlready) {
      listener.ended(new Outcome.Failed("the stream ended"));
    }
    return () -> response.request().reset();
  }

  private void follow(HttpClientResponse response, Held source, Listener listener) {
    var reader = new EventReader(new Stream(source, listener)::event);
    response.handler(
        piece -> {
          listener.alive();
          try {
            reader.read(piece);
          } catch (IllegalStateException endless) {
            listener.ended(new Outcome.Failed("what the instance streams is no stream of events"));
          }
        });
    response.exceptionHandler(broken -> listener.ended(new Outcome.Failed("the stream broke off")));
    response.endHandler(end -> listener.ended(new Outcome.Failed("the stream ended")));
    response.resume();
  }

  private Outcome refusal(HttpClientResponse response) {
    var status = response.statusCode();
    return switch (status) {
      case 401, 403 -> Timeline.unauthorised(status);
      case 429 -> {
        var wait = RetryAfter.of(response.getHeader("Retry-After"), clock.instant());
        yield new Outcome.Limited(
            wait == null ? WAIT_WITHOUT_A_WORD : wait, "the instance wants fewer connections");
      }
      case 404 -> new Outcome.Failed("the instance does not stream (404); set streaming to false");
      default -> new Outcome.Failed("the instance answered %d".formatted(status));
    };
  }

  /** One stream, up to where it was heard. */
  private final class Stream {
    private final Settings.Mastodon settings;
    private final String place;
    private final Listener listener;
    private JsonObject cursor;

    Stream(Held source, Listener listener) {
      this.settings = (Settings.Mastodon) source.settings();
      this.place = Timeline.place(settings);
      this.listener = listener;
      this.cursor = new JsonObject();
    }

    void event(String type, String data) {
      switch (type) {
        case "update" -> update(data);
        case "status.update" -> edit(data);
        case "delete" -> remove(data.strip());
        default -> {}
      }
    }

    private void update(String data) {
      try {
        var status = json.readTree(data);
        var drafts = new Drafts(place, clock.instant());
        Status.draft(drafts, status);
        var id = Timeline.newer(cursor.getString("id"), status.path("id").asText());
        cursor = new JsonObject().put("id", id);
        listener.take(drafts.harvest(), cursor);
      } catch (JsonProcessingException broken) {
        listener.take(Harvest.of(place, List.of(), 1), cursor);
      }
    }

    private void edit(String data) {
      try {
        var status = json.readTree(data);
        var id = status.path("id").asText();
        var text = Drafts.cut(Status.text(status));
        if (!id.isEmpty() && !text.isBlank() && Status.isOwnAndOpen(status)) {
          var edit = new Upstream.Edit(id, Status.PLATFORM, text);
          listener.take(changed(List.of(edit), List.of()), cursor);
        }
      } catch (JsonProcessingException broken) {
        listener.take(Harvest.of(place, List.of(), 1), cursor);
      }
    }

    private void remove(String id) {
      if (id.matches("[A-Za-z0-9]{1,40}")) {
        listener.take(changed(List.of(), List.of(id)), cursor);
      }
    }

    private Harvest changed(List<Upstream.Edit> edits, List<String> removed) {
      return new Harvest(place, List.of(), edits, removed, 0, true, false);
    }
  }
}
