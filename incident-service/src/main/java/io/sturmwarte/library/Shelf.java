package io.sturmwarte.library;

import io.quarkus.runtime.Startup;
import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;

/**
 * What ships with the product, read from {@code resources/library}: the list of folders, and in
 * each folder the facts ({@code entry.yaml}) and the words ({@code de.md}, {@code en.md}). A faulty
 * one stops the start: nobody is to find out in a crisis.
 */
@Startup
@Singleton
public class Shelf {
  private static final String ROOT = "/library/";

  private final List<Shipped> entries;

  Shelf() {
    entries = read(Shelf::resource);
  }

  List<Shipped> entries() {
    return entries;
  }

  /**
   * Reads all that the list names.
   *
   * @param files gives the text of a path below the root
   */
  static List<Shipped> read(Function<String, String> files) {
    return files
        .apply("shelf.txt")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(folder -> entry(folder, files))
        .toList();
  }

  private static Shipped entry(String folder, Function<String, String> files) {
    try {
      var facts = Facts.parse(files.apply(folder + "/entry.yaml"));
      var de = Words.parse(files.apply(folder + "/de.md"));
      var en = Words.parse(files.apply(folder + "/en.md"));
      var draft =
          facts.draft(
              new Text(de.title(), en.title()),
              new Text(de.summary(), en.summary()),
              new Text(de.body(), en.body()));
      draft.requireKeepable();
      return Shipped.of(folder, whole(draft));
    } catch (Problem | IllegalArgumentException | DateTimeException e) {
      throw new IllegalStateException(
          "The library's entry %s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static Draft whole(Draft draft) {
    var missing = draft.missing();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("it lacks " + String.join(", ", missing));
    }
    return draft;
  }

  private static String resource(String path) {
    try (InputStream file = Shelf.class.getResourceAsStream(ROOT + path)) {
      if (file == null) {
        throw new IllegalArgumentException("there is no " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
