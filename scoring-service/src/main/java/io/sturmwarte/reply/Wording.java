package io.sturmwarte.reply;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that a rule looks for: regular expressions, any of them, between the edges of words. A
 * blank in them stands for up to three of any kind, {@code '} for either apostrophe. Whatever may
 * repeat in them has a limit, so that no draft takes long.
 */
record Wording(Pattern pattern) implements Check {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  Wording(List<String> alternatives) {
    this(compile(alternatives));
  }

  private static Pattern compile(List<String> alternatives) {
    var any = String.join("|", alternatives).replace(" ", "\\s{1,3}").replace("'", "['’]");
    return Pattern.compile("(?<!\\w)(?:%s)(?!\\w)".formatted(any), FLAGS);
  }

  @Override
  public Stream<Span> in(Reading reading) {
    return in(reading.draft().text());
  }

  Stream<Span> in(CharSequence text) {
    return pattern.matcher(text).results().map(match -> new Span(match.start(), match.end()));
  }
}
