package io.sturmwarte.paging;

import io.sturmwarte.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to send as {@code cursor} to read on; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /** The page of at most {@code limit} items, from one item more than that. */
  public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> position) {
    if (oneMore.size() <= limit) {
      return new Page<>(oneMore, null);
    }
    var items = oneMore.subList(0, limit);
    return new Page<>(items, encode(position.apply(items.getLast())));
  }

  /** A page that ends before it is full, because enough was looked at; there may be more. */
  public static <T> Page<T> upTo(List<T> items, String position) {
    return new Page<>(items, encode(position));
  }

  /**
   * The position that a cursor names; throws {@link Problem.Invalid} for one that we did not give.
   */
  public static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }

  private static String encode(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }
}
