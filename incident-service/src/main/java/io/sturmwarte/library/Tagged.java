package io.sturmwarte.library;

import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A word out of a closed set, by which entries are found. */
interface Tagged {
  /** As it stands in the API and in the database. */
  String word();

  /** As people read it. */
  Text text();

  /** Throws {@link Problem.Invalid} for a word that is not in the set. */
  static <T extends Tagged> T of(String field, T[] all, String word) {
    return Arrays.stream(all)
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new Problem.Invalid(field, "send one of " + words(all)));
  }

  private static String words(Tagged[] all) {
    return Arrays.stream(all).map(Tagged::word).collect(Collectors.joining(", "));
  }
}
