package io.sturmwarte.source;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sturmwarte.outbound.OutboundUrl;
import io.sturmwarte.outbound.Refused;
import io.sturmwarte.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What has to be known of a source to read it, by its kind. A further kind is a record more. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Settings.Rss.class, name = "rss"),
  @JsonSubTypes.Type(value = Settings.Mastodon.class, name = "mastodon"),
  @JsonSubTypes.Type(value = Settings.Bluesky.class, name = "bluesky"),
  @JsonSubTypes.Type(value = Settings.YouTube.class, name = "youtube"),
  @JsonSubTypes.Type(value = Settings.Webhook.class, name = "webhook")
})
@Schema(
    discriminatorProperty = "kind",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "rss", schema = Settings.Rss.class),
      @DiscriminatorMapping(value = "mastodon", schema = Settings.Mastodon.class),
      @DiscriminatorMapping(value = "bluesky", schema = Settings.Bluesky.class),
      @DiscriminatorMapping(value = "youtube", schema = Settings.YouTube.class),
      @DiscriminatorMapping(value = "webhook", schema = Settings.Webhook.class)
    },
    oneOf = {
      Settings.Rss.class,
      Settings.Mastodon.class,
      Settings.Bluesky.class,
      Settings.YouTube.class,
      Settings.Webhook.class
    })
public sealed interface Settings {
  /**
   * @param every how often it is asked, from 1 min
   */
  record Rss(
      @NotBlank @Size(max = 2_000) String url,
      @Pattern(regexp = "news|blog") String platform,
      Duration every)
      implements Settings {
    @SuppressWarnings("NullAway") // what was not sent is null here
    public Rss {
      platform = platform == null ? "news" : platform;
      every = every == null ? Duration.ofMinutes(5) : every;
    }
  }

  /**
   * @param instance for example https://mastodon.social
   * @param hashtag without the sign; only for the timeline {@code hashtag}
   * @param streaming whether to listen rather than ask; most instances want an access token for it
   * @param every how often it is asked where it is not streamed, from 10 s
   */
  record Mastodon(
      @NotBlank @Size(max = 500) String instance,
      @NotNull @Pattern(regexp = "hashtag|public|local") String timeline,
      @Nullable @Pattern(regexp = "[\\p{L}\\p{N}_]{1,100}") String hashtag,
      boolean streaming,
      Duration every)
      implements Settings {
    @SuppressWarnings("NullAway") // what was not sent is null here
    public Mastodon {
      every = every == null ? Duration.ofMinutes(1) : every;
    }
  }

  /**
   * All posts are read; those that no query finds are dropped at once.
   *
   * @param endpoint a Jetstream server
   */
  record Bluesky(@Size(max = 500) String endpoint) implements Settings {
    @SuppressWarnings("NullAway") // what was not sent is null here
    public Bluesky {
      endpoint = endpoint == null ? "wss://jetstream2.us-east.bsky.network" : endpoint;
    }
  }

  /**
   * The comments under one video, or under all videos of a channel.
   *
   * @param unitsPerDay how much of the key's quota may be spent between one midnight in California
   *     and the next
   * @param endpoint where the API is; for a proxy of one's own
   */
  record YouTube(
      @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{5,64}") String videoId,
      @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{5,64}") String channelId,
      Duration every,
      @Min(1) @Max(100_000_000) Integer unitsPerDay,
      @Size(max = 500) String endpoint)
      implements Settings {
    @SuppressWarnings("NullAway") // what was not sent is null here
    public YouTube {
      every = every == null ? Duration.ofMinutes(15) : every;
      unitsPerDay = unitsPerDay == null ? 10_000 : unitsPerDay;
      endpoint = endpoint == null ? "https://www.googleapis.com" : endpoint;
    }
  }

  /**
   * @param platform of all that comes, unless a field says another
   * @param items JSON pointer to the object, or array of objects, that are posts; the whole body if
   *     empty
   * @param fields JSON pointers inside a post, by the field of a mention that they give
   * @param removed JSON pointer inside a post to what is true where the post was deleted
   */
  record Webhook(
      @NotBlank @Size(max = 50) String platform,
      @Size(max = 500) String items,
      Map<String, String> fields,
      @Nullable @Size(max = 500) String removed)
      implements Settings {
    public static final Set<String> FIELDS =
        Set.of(
            "platform",
            "externalId",
            "url",
            "author",
            "authorFollowers",
            "authorCreatedAt",
            "text",
            "language",
            "publishedAt",
            "reach",
            "engagement",
            "replyTo",
            "repostOf");

    @SuppressWarnings("NullAway") // what was not sent is null here
    public Webhook {
      items = items == null ? "" : items;
      fields = fields == null ? Map.of() : Map.copyOf(fields);
    }
  }

  @JsonIgnore
  default String kindName() {
    return switch (this) {
      case Rss rss -> "rss";
      case Mastodon mastodon -> "mastodon";
      case Bluesky bluesky -> "bluesky";
      case YouTube youTube -> "youtube";
      case Webhook webhook -> "webhook";
    };
  }

  /** After how long without data such a source is a fault, where nobody has said it. */
  @JsonIgnore
  default Duration usualSilence() {
    return switch (this) {
      case Rss rss -> Duration.ofDays(2);
      case Mastodon mastodon -> Duration.ofHours(12);
      case Bluesky bluesky -> Duration.ofMinutes(2);
      case YouTube youTube -> Duration.ofDays(7);
      case Webhook webhook -> Duration.ofDays(1);
    };
  }

  /** Where calls to it go; empty where it calls us. */
  @JsonIgnore
  default Optional<String> address() {
    return switch (this) {
      case Rss rss -> Optional.of(rss.url());
      case Mastodon mastodon -> Optional.of(mastodon.instance());
      case Bluesky bluesky -> Optional.of(bluesky.endpoint());
      case YouTube youTube -> Optional.of(youTube.endpoint());
      case Webhook webhook -> Optional.empty();
    };
  }

  /** Throws {@link Problem.Invalid} for a secret that cannot be one of this kind. */
  default void checkSecret(String secret) {
    switch (this) {
      case Rss rss -> throw new Problem.Invalid("secret", "a feed is read without one");
      case Bluesky bluesky -> throw new Problem.Invalid("secret", "Jetstream is read without one");
      case Mastodon mastodon -> requireHeaderValue(secret);
      case YouTube youTube -> requireHeaderValue(secret);
      case Webhook webhook -> requireWebhookSecret(secret);
    }
  }

  private static void requireHeaderValue(String secret) {
    if (!secret.matches("[!-~]+")) {
      throw new Problem.Invalid("secret", "contains spaces or other signs that none has");
    }
  }

  private static void requireWebhookSecret(String secret) {
    if (!secret.matches("whsec_[A-Za-z0-9+/]{32,88}={0,2}")) {
      throw new Problem.Invalid(
          "secret", "must be whsec_ and 24 to 64 bytes in Base64; leave it out to have one made");
    }
  }

  /** Throws {@link Problem.Invalid} for what the fields alone cannot show. */
  default void check() {
    switch (this) {
      case Rss rss -> {
        requireUrl("url", rss.url(), Set.of("http", "https"));
        requireAtLeast(rss.every(), Duration.ofMinutes(1));
      }
      case Mastodon mastodon -> {
        requireUrl("instance", mastodon.instance(), Set.of("http", "https"));
        requireAtLeast(mastodon.every(), Duration.ofSeconds(10));
        if (mastodon.timeline().equals("hashtag") == (mastodon.hashtag() == null)) {
          throw invalid("hashtag", "is needed for the timeline 'hashtag', and only there");
        }
      }
      case Bluesky bluesky ->
          requireUrl("endpoint", bluesky.endpoint(), Set.of("ws", "wss", "http", "https"));
      case YouTube youTube -> {
        requireUrl("endpoint", youTube.endpoint(), Set.of("http", "https"));
        requireAtLeast(youTube.every(), Duration.ofMinutes(1));
        if ((youTube.videoId() == null) == (youTube.channelId() == null)) {
          throw invalid("videoId", "say either videoId or channelId");
        }
      }
      case Webhook webhook -> checkPointers(webhook);
    }
  }

  private static void checkPointers(Webhook webhook) {
    requirePointer("items", webhook.items());
    if (webhook.removed() != null) {
      requirePointer("removed", webhook.removed());
    }
    webhook.fields().forEach(Settings::requireField);
  }

  private static void requireField(String field, String pointer) {
    if (!Webhook.FIELDS.contains(field)) {
      throw invalid("fields", "there is no field %s of a mention".formatted(field));
    }
    requirePointer("fields." + field, pointer);
  }

  private static void requirePointer(String field, String pointer) {
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw invalid(field, "must be a JSON pointer such as /data/text");
    }
  }

  private static void requireUrl(String field, String url, Set<String> schemes) {
    try {
      if (!schemes.contains(OutboundUrl.parse(url).scheme())) {
        throw invalid(field, "must begin with one of " + String.join(", ", schemes));
      }
    } catch (Refused refused) {
      throw invalid(field, String.valueOf(refused.getMessage()));
    }
  }

  private static void requireAtLeast(Duration every, Duration least) {
    if (every.compareTo(least) < 0 || every.compareTo(Duration.ofDays(1)) > 0) {
      throw invalid("every", "must be between %s and PT24H".formatted(least));
    }
  }

  private static Problem.Invalid invalid(String field, String reason) {
    return new Problem.Invalid("settings." + field, reason);
  }
}
