package io.sturmwarte.reply;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sturmwarte.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule on how something is said.
 *
 * @param rationale why the rule is there
 * @param reason what the writer is told, in the language of the draft
 * @param hits drafts that the rule must find something in
 * @param passes drafts that it must leave alone
 */
@RegisterForReflection
public record WordingRule(
    String name,
    Finding.Kind kind,
    Finding.Severity severity,
    Pattern pattern,
    String rationale,
    String reason,
    String suggestion,
    List<String> hits,
    List<String> passes) {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  public WordingRule {
    pattern = Pattern.compile(pattern.pattern(), FLAGS | Pattern.UNICODE_CHARACTER_CLASS);
  }

  static List<WordingRule> of(Language language) {
    var resource = "/reply/%s/rules.json".formatted(language.label());
    try (var in = WordingRule.class.getResourceAsStream(resource)) {
      return List.of(new ObjectMapper().readValue(in, WordingRule[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<Finding> findings(Draft draft) {
    return pattern
        .matcher(draft.text())
        .results()
        .map(
            match ->
                new Finding(name, kind, severity, match.start(), match.end(), reason, suggestion));
  }
}
