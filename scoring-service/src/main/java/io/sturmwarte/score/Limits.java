package io.sturmwarte.score;

import io.sturmwarte.problem.Problem;

/** What is taken at once. */
final class Limits {
  static final int CHARACTERS = 20_000;
  static final int BATCH = 512;

  private Limits() {}

  /** Throws where a text is blank or too long. */
  static void check(String field, String text) {
    if (text.isBlank()) {
      throw new Problem.Invalid(field, "it is blank; send what was written");
    }
    checkLength(field, text);
  }

  /** An emoji is one character, as people count. */
  static void checkLength(String field, String text) {
    int characters = text.codePointCount(0, text.length());
    if (characters > CHARACTERS) {
      throw new Problem.Invalid(
          field,
          "it has %,d characters, at most %,d are read; send the part that matters"
              .formatted(characters, CHARACTERS));
    }
  }

  static void checkBatch(int items) {
    if (items > BATCH) {
      throw new Problem.Invalid(
          "items",
          "there are %d, at most %d are taken at once; send them in parts, or as a stream"
              .formatted(items, BATCH));
    }
  }
}
