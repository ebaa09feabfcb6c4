package io.sturmwarte.reply;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sturmwarte.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the house, as it stands in {@code rules.json}.
 *
 * @param wording the words it looks for; null where the check of its name does the looking
 * @param only where it holds; null for everywhere
 * @param except strategies under which it rests
 * @param rationale why the rule is there, with its source
 * @param reason what the writer is told, in the language of the draft
 * @param hits drafts that the rule must find something in
 * @param passes drafts that it must leave alone
 */
@RegisterForReflection
record Rule(
    String name,
    Finding.Kind kind,
    Finding.Severity severity,
    @Nullable Wording wording,
    @Nullable Situation only,
    @Nullable Set<Strategy> except,
    String rationale,
    String reason,
    String suggestion,
    List<Example> hits,
    List<Example> passes) {

  /** All rules of a language, in the order of the file. */
  static List<Rule> of(Language language) {
    var resource = "/reply/%s/rules.json".formatted(language.label());
    try (var in = Rule.class.getResourceAsStream(resource)) {
      return List.of(new ObjectMapper().readValue(in, Rule[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Check check() {
    return wording == null ? Check.named(name) : wording;
  }

  Stream<Finding> findings(Reading reading) {
    return holds(reading) ? check().in(reading).map(this::at) : Stream.empty();
  }

  private boolean holds(Reading reading) {
    boolean rests = except != null && except.contains(reading.draft().strategy());
    return !rests && Objects.requireNonNullElse(only, Situation.ALWAYS).isThat(reading);
  }

  private Finding at(Check.Span span) {
    return new Finding(name, kind, severity, span.start(), span.end(), reason, suggestion);
  }
}
