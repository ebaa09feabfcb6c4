package io.sturmwarte.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write about a brand: sentences with slots, read from a file of tab-separated lines.
 */
final class Phrases {
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

  private final Map<String, String[]> slots = new HashMap<>();
  private final List<Phrase> phrases = new ArrayList<>();

  private Phrases() {}

  static Phrases read(String resource) {
    var phrases = new Phrases();
    try (var in = Phrases.class.getResourceAsStream("/demonstration/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(phrases::add);
      return phrases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All of a kind: {@code usual} by mood, {@code storm}, {@code calm} and {@code news} by phase.
   */
  List<Phrase> of(String kind, String moodOrPhase) {
    return phrases.stream()
        .filter(phrase -> phrase.kind().equals(kind) && phrase.moodOrPhase().equals(moodOrPhase))
        .toList();
  }

  String fill(Phrase phrase, RandomGenerator random) {
    return SLOT.matcher(phrase.text())
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), random)));
  }

  private String value(String slot, RandomGenerator random) {
    var values = slots.get(slot);
    if (values == null) {
      throw new IllegalStateException("unknown slot " + slot);
    }
    return values[random.nextInt(values.length)];
  }

  private void add(String[] columns) {
    if (columns[0].equals("slot")) {
      slots.put(columns[1], columns[2].split("\\|"));
      return;
    }
    phrases.add(new Phrase(columns[0], columns[1], columns[2], columns[3]));
  }

  record Phrase(String kind, String language, String moodOrPhase, String text) {}
}
