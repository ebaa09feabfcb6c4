package io.sturmwarte.source.mastodon;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.source.Held;
import io.sturmwarte.source.Outcome;
import io.sturmwarte.source.Polled;
import io.sturmwarte.source.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Asks for a timeline, page by page upwards from where it was. */
@ApplicationScoped
class MastodonPolled implements Polled {
  private final Pages pages;

  MastodonPolled(Pages pages) {
    this.pages = pages;
  }

  @Override
  public boolean reads(Settings settings) {
    return settings instanceof Settings.Mastodon mastodon && !mastodon.streaming();
  }

  @Override
  public Duration every(Settings settings) {
    return ((Settings.Mastodon) settings).every();
  }

  @Override
  public Uni<Outcome> look(Held source) {
    return pages.next(source);
  }
}
