package io.sturmwarte.author;

import java.util.Locale;

/**
 * An author's name on a platform, in one spelling: small letters, no {@code @} before it.
 *
 * @param platform for example {@code mastodon}
 */
public record Handle(String platform, String name) {
  public static Handle of(String platform, String name) {
    var bare = name.strip();
    while (bare.startsWith("@")) {
      bare = bare.substring(1);
    }
    return new Handle(
        platform.strip().toLowerCase(Locale.ROOT), bare.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * A regular expression, as PostgreSQL reads it, for this name where somebody is addressed by it
   * or linked to: after {@code @} or {@code /}, which are its group 1, and not as the beginning of
   * a longer name.
   */
  public String addressed() {
    return "([@/])" + quoted() + "(?![.@-]?[[:alnum:]_])";
  }

  private String quoted() {
    var quoted = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if (!Character.isLetterOrDigit(c) && c != '_') {
                quoted.append('\\');
              }
              quoted.appendCodePoint(c);
            });
    return quoted.toString();
  }
}
