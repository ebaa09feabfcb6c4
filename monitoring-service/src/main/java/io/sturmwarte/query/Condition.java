package io.sturmwarte.query;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something asked of the fields of a post; it narrows down and finds nothing by itself. */
sealed interface Condition extends Expression {
  @Override
  default int effort() {
    return 1;
  }

  @Override
  default List<Anchor> anchors() {
    return List.of();
  }

  @Override
  default void mark(Post post, List<Mark> marks) {}

  /** A field that has to be this one name, however it is capitalised. */
  record Named(Name name, String value) implements Condition {
    enum Name {
      LANGUAGE,
      PLATFORM,
      SOURCE
    }

    @Override
    public boolean matches(Post post) {
      var fields = post.fields();
      var found =
          switch (name) {
            case LANGUAGE -> fields.language();
            case PLATFORM -> fields.platform();
            case SOURCE -> fields.source();
          };
      return value.equalsIgnoreCase(found);
    }
  }

  /** A number from the least to the most; false where it is not known. */
  record Between(Measure measure, long least, long most) implements Condition {
    @Override
    public boolean matches(Post post) {
      var found = measure.of(post.fields());
      return found != null && found >= least && found <= most;
    }
  }

  /** What can be counted. */
  enum Measure {
    FOLLOWERS,
    REACH,
    ENGAGEMENT,
    /** How many whole days old the account was. */
    AUTHOR_AGE;

    @Nullable Long of(Fields fields) {
      return switch (this) {
        case FOLLOWERS -> fields.followers();
        case REACH -> fields.reach();
        case ENGAGEMENT -> fields.engagement();
        case AUTHOR_AGE ->
            fields.authorCreatedAt() == null
                ? null
                : Long.valueOf(
                    ChronoUnit.DAYS.between(fields.authorCreatedAt(), fields.publishedAt()));
      };
    }
  }

  /** How it stands to other posts. */
  enum Relation implements Condition {
    REPLY,
    REPOST,
    ORIGINAL;

    @Override
    public boolean matches(Post post) {
      var fields = post.fields();
      return switch (this) {
        case REPLY -> fields.reply();
        case REPOST -> fields.repost();
        case ORIGINAL -> !fields.reply() && !fields.repost();
      };
    }
  }

  /** The post is on this host or one below it. */
  record OnDomain(String domain) implements Condition {
    @Override
    public boolean matches(Post post) {
      var host = host(post.fields().url());
      return host.equals(domain) || host.endsWith("." + domain);
    }

    private static String host(@Nullable String url) {
      try {
        var host = url == null ? null : URI.create(url).getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
      } catch (IllegalArgumentException noUrl) {
        return "";
      }
    }
  }

  /**
   * The post's address has this within it, however it is capitalised.
   *
   * @param part in small letters
   */
  record WithUrl(String part) implements Condition {
    @Override
    public boolean matches(Post post) {
      var url = post.fields().url();
      return url != null && url.toLowerCase(Locale.ROOT).contains(part);
    }
  }
}
