package io.sturmwarte.benchmarks.load;

import java.util.List;

/**
 * A way to send posts.
 *
 * @param size how many go with one call
 * @param inFlight how many calls, or posts of a stream, are under way at once
 */
record Way(String name, Method method, int size, int inFlight) {
  static final List<Way> ALL =
      List.of(
          new Way("batch-100", Method.BATCH, 100, 16),
          new Way("batch-256", Method.BATCH, 256, 16),
          new Way("stream", Method.STREAM, 1, 512),
          new Way("unary", Method.UNARY, 1, 64));

  static Way named(String name) {
    return ALL.stream()
        .filter(way -> way.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no way %s, but %s"
                        .formatted(name, ALL.stream().map(Way::name).toList())));
  }

  /** The methods of the contract. */
  enum Method {
    BATCH,
    STREAM,
    UNARY
  }
}
