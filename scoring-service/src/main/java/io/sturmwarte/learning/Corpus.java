package io.sturmwarte.learning;

import io.sturmwarte.model.Models;
import io.sturmwarte.text.Features;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Labelled texts of one language.
 *
 * @param sha256 of the file they were read from
 */
public record Corpus(
    String name, Language language, String licence, String sha256, List<Example> examples) {
  /** A text and the label that people gave it. */
  public record Example(String label, String text) {
    Features features() {
      return Features.of(Normaliser.tokens(text));
    }
  }

  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  /**
   * Reads a file of tab-separated values: a header line, then a label in the first column and the
   * text in the last.
   */
  public static Corpus read(String name, Language language, String licence, Path file)
      throws IOException {
    var examples = new ArrayList<Example>();
    var lines = Files.readAllLines(file);
    for (var line : lines.subList(1, lines.size())) {
      var columns = line.split("\t");
      if (columns.length > 1) {
        examples.add(new Example(columns[0], plain(columns[columns.length - 1])));
      }
    }
    return new Corpus(name, language, licence, Models.sha256(Files.readAllBytes(file)), examples);
  }

  /** The same with other examples, such as a part of them. */
  Corpus with(List<Example> others) {
    return new Corpus(name, language, licence, sha256, others);
  }

  Set<String> labels() {
    return examples.stream().map(Example::label).collect(Collectors.toSet());
  }

  /** Some corpora were exported with their escapes in place. */
  private static String plain(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            escape -> {
              var c = String.valueOf((char) Integer.parseInt(escape.group(1), 16));
              return Matcher.quoteReplacement(c);
            })
        .replace("\\\"", "\"");
  }
}
