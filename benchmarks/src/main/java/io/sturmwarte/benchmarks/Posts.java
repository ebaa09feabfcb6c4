package io.sturmwarte.benchmarks;

import io.sturmwarte.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Posts to measure speed with: those of our corpus that no model has learned from, as long as posts
 * are (mean about 138 characters).
 */
public final class Posts {
  private Posts() {}

  public static List<String> of(Language language) {
    try (var lines = resource("/posts_%s_set_aside.tsv".formatted(language.label()))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> LabelledTexts.plain(line.substring(line.lastIndexOf('\t') + 1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In UTF-16 code units. */
  public static double meanLength(List<String> posts) {
    return posts.stream().mapToInt(String::length).average().orElseThrow();
  }

  static BufferedReader resource(String name) {
    var stream = Objects.requireNonNull(Posts.class.getResourceAsStream(name), name);
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
