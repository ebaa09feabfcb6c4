package io.sturmwarte.monitoring;

import java.util.Optional;
import java.util.function.Function;

/** What became of a question: nobody who asks has to catch anything. */
public sealed interface Answer<T> {
  /** It is known. */
  record Found<T>(T value) implements Answer<T> {}

  /** There is no such thing. */
  record Missing<T>() implements Answer<T> {}

  /**
   * Nobody knows at present; asking later may help.
   *
   * @param reason for the log and for people, in English
   */
  record Unavailable<T>(String reason) implements Answer<T> {}

  /** The value, where there is one; whoever must tell missing from unavailable uses a switch. */
  default Optional<T> found() {
    return switch (this) {
      case Found<T> found -> Optional.of(found.value());
      case Missing<T> missing -> Optional.empty();
      case Unavailable<T> unavailable -> Optional.empty();
    };
  }

  /** The same answer about something made from the value. */
  default <R> Answer<R> map(Function<? super T, ? extends R> made) {
    return switch (this) {
      case Found<T> found -> new Found<>(made.apply(found.value()));
      case Missing<T> missing -> new Missing<>();
      case Unavailable<T> unavailable -> new Unavailable<>(unavailable.reason());
    };
  }
}
