package io.sturmwarte.notify;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What signs the messages to one webhook. Written, used, never shown. */
@Entity(name = "webhook_secret")
@IdClass(WebhookSecret.Key.class)
public class WebhookSecret extends PanacheEntityBase {
  @Id String team;
  @Id String address;
  String secret;

  /** Signs as well for a day after the change. */
  @Nullable String previous;

  @Column(name = "changed_at")
  @Nullable OffsetDateTime changedAt;

  /** In the session of the caller. */
  public static Uni<Void> keep(String team, String address, String secret, Instant now) {
    return WebhookSecret.<WebhookSecret>findById(new Key(team, address))
        .onItem()
        .ifNull()
        .continueWith(() -> named(team, address))
        .invoke(kept -> kept.change(secret, now))
        .chain(kept -> kept.persistAndFlush())
        .replaceWithVoid();
  }

  private void change(String fresh, Instant now) {
    if (fresh.equals(secret)) {
      return;
    }
    previous = secret;
    changedAt = now.atOffset(ZoneOffset.UTC);
    secret = fresh;
  }

  private static WebhookSecret named(String team, String address) {
    var secret = new WebhookSecret();
    secret.team = team;
    secret.address = address;
    return secret;
  }

  /** A team's webhook. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    @Nullable String team;
    @Nullable String address;

    public Key() {}

    Key(String team, String address) {
      this.team = team;
      this.address = address;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && Objects.equals(team, key.team)
          && Objects.equals(address, key.address);
    }

    @Override
    public int hashCode() {
      return Objects.hash(team, address);
    }
  }
}
