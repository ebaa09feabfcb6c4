package io.sturmwarte.reply;

import java.util.stream.Stream;

/** What a rule looks for: words, the form of the whole, or something that is not there. */
sealed interface Check permits Wording, Form, Omission {
  Stream<Span> in(Reading reading);

  /** The check in code that bears this name. */
  static Check named(String name) {
    for (var form : Form.values()) {
      if (form.label().equals(name)) {
        return form;
      }
    }
    for (var omission : Omission.values()) {
      if (omission.label().equals(name)) {
        return omission;
      }
    }
    throw new IllegalArgumentException("The rule %s has no wording and no check".formatted(name));
  }

  /**
   * A place in a draft, in UTF-16 code units.
   *
   * @param end exclusive
   */
  record Span(int start, int end) {
    /** Where something is missing from the whole. */
    static final Span WHOLE = new Span(0, 0);
  }
}
