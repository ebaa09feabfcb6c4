package io.sturmwarte.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a post besides its text.
 *
 * @param language as two letters; null where it is not known
 * @param url where the post is
 * @param followers of the author
 * @param authorCreatedAt since when there is the author's account
 * @param reply whether it answers another
 * @param repost whether it passes another on
 */
public record Fields(
    String source,
    String platform,
    @Nullable String language,
    @Nullable String url,
    @Nullable Long followers,
    @Nullable Instant authorCreatedAt,
    Instant publishedAt,
    long reach,
    long engagement,
    boolean reply,
    boolean repost) {

  /** Of a text of which nothing else is known. */
  public static final Fields NONE =
      new Fields("", "", null, null, null, null, Instant.EPOCH, 0, 0, false, false);
}
