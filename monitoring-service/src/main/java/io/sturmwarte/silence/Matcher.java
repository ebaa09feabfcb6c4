package io.sturmwarte.silence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sturmwarte.problem.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One condition on the labels of an alert, as Prometheus writes them.
 *
 * @param value the whole of the label, or for {@code =~} a regular expression of the whole
 */
public record Matcher(
    @NotNull Label label, @NotNull Operator operator, @NotNull @Size(max = 300) String value) {

  /** What an alert can be told by. */
  public enum Label {
    /** The id or the name. */
    BRAND,
    /** {@code alert} or {@code watch}. */
    KIND,
    /** The rule's name or its kind. */
    RULE,
    TOPIC,
    PLATFORM,
    /** The storm level, 0 to 6. */
    LEVEL;

    @JsonCreator
    public static Label of(String word) {
      try {
        return valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new Problem.Invalid("label", "use one of brand, kind, rule, topic, platform, level");
      }
    }

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the label is compared. */
  public enum Operator {
    @JsonProperty("=")
    IS,
    @JsonProperty("!=")
    IS_NOT,
    @JsonProperty("=~")
    LOOKS_LIKE
  }

  /** A label that an alert does not have is an empty one. */
  public boolean matches(Labels labels) {
    var values = labels.of(label);
    return switch (operator) {
      case IS -> values.stream().anyMatch(value::equalsIgnoreCase);
      case IS_NOT -> values.stream().noneMatch(value::equalsIgnoreCase);
      case LOOKS_LIKE -> looksLikeOneOf(values);
    };
  }

  private boolean looksLikeOneOf(Set<String> values) {
    var pattern = pattern();
    return values.stream().anyMatch(one -> matches(pattern, one));
  }

  /** What takes too long mutes nothing. */
  private static boolean matches(Pattern pattern, String value) {
    try {
      return pattern.matcher(new Patience(value)).matches();
    } catch (Exhausted e) {
      return false;
    }
  }

  /** Throws {@link Problem.Invalid} for an expression that cannot be read. */
  void check(String field) {
    try {
      if (operator == Operator.LOOKS_LIKE) {
        pattern();
      }
    } catch (PatternSyntaxException e) {
      throw new Problem.Invalid(
          field, "is no regular expression: " + e.getDescription() + " at " + e.getIndex());
    }
  }

  private Pattern pattern() {
    return Pattern.compile(value, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * A text that may be looked at only so often: some expressions try more ways than there is time,
   * and hold up everybody else.
   */
  private static final class Patience implements CharSequence {
    private static final int LOOKS = 100_000;

    private final CharSequence text;
    private int looks;

    Patience(CharSequence text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > LOOKS) {
        throw new Exhausted();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** The expression tries too many ways. */
  private static final class Exhausted extends RuntimeException {
    Exhausted() {
      super("the expression takes too long", null, false, false);
    }
  }
}
