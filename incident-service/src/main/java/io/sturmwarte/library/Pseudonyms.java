package io.sturmwarte.library;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a text who it was about, so that others can learn from it: links, addresses, numbers
 * and accounts by their form, the brand and the people by their names. What it cannot know (a
 * nickname, a place that gives somebody away) is for the person who publishes to find; so what is
 * made from a review begins as a draft.
 */
final class Pseudonyms {
  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int SHORTEST_NAME = 3;

  private static final String MONTH =
      "(?:jan(?:uary?)?|feb(?:ruary?)?|märz?|mar(?:ch)?|apr(?:il)?|ma[iy]|jun[ie]?|jul[iy]?|aug(?:ust)?"
          + "|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)(?!\\p{L})\\.?";

  /** A day names an incident as well as a name does. */
  private static final String DAY =
      "(?<![\\d.-])(?:20\\d\\d-\\d\\d-\\d\\d|\\d{1,2}\\.\\s?\\d{1,2}\\.(?:\\s?(?:20)?\\d\\d\\b)?"
          + "|\\d{1,2}\\.?\\s"
          + MONTH
          + "(?:\\s20\\d\\d)?)(?![\\d-])";

  /** In this order: a link may contain an account, and an account an address. */
  private static final List<Mask> BY_FORM =
      List.of(
          mask("(?:https?://|www\\.)[^\\s<>\"')\\]]*[^\\s<>\"')\\].,;:!?]", "[Link]", "[link]"),
          mask(
              "(?<![\\p{L}\\d])@[\\p{L}\\d_](?:[\\p{L}\\d_.@-]*[\\p{L}\\d_])?",
              "[Konto]",
              "[account]"),
          mask("[\\p{L}\\d._%+-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+", "[Adresse]", "[address]"),
          mask(DAY, "[Tag]", "[day]"),
          mask("(?<![\\p{L}\\d])(?:\\+|00?)[1-9][\\d /()-]{6,}\\d", "[Nummer]", "[number]"),
          mask("(?<![\\d-])20\\d\\d-\\d{1,6}(?![\\d-])", "[Vorfall]", "[incident]"));

  private final List<Mask> masks;

  /**
   * @param people names and logins
   */
  Pseudonyms(String brand, Collection<String> people) {
    var byName =
        Stream.concat(
                people.stream()
                    .flatMap(Pseudonyms::forms)
                    .map(form -> named(form, "[Person]", "[person]")),
                brandForms(brand).map(form -> named(form, "[Unternehmen]", "[company]")))
            .sorted(
                Comparator.comparingInt((Mask mask) -> mask.form().pattern().length()).reversed());
    masks = Stream.concat(BY_FORM.stream(), byName).toList();
  }

  String german(String text) {
    return apply(text, Mask::de);
  }

  String english(String text) {
    return apply(text, Mask::en);
  }

  private String apply(String text, Function<Mask, String> language) {
    var masked = text;
    for (var mask : masks) {
      var instead = Matcher.quoteReplacement(language.apply(mask));
      masked = mask.form().matcher(masked).replaceAll(instead);
    }
    return masked;
  }

  /** The whole name and each of its parts. */
  private static Stream<String> forms(String name) {
    return Stream.concat(Stream.of(name.strip()), Stream.of(name.strip().split("[\\s.]+")))
        .filter(form -> form.length() >= SHORTEST_NAME)
        .distinct();
  }

  /** The whole name, and what it begins with, by which people call it. */
  private static Stream<String> brandForms(String brand) {
    return Stream.of(brand.strip(), brand.strip().split("\\s+", 2)[0])
        .filter(form -> form.length() > SHORTEST_NAME)
        .distinct();
  }

  /** As a word of its own, with a genitive's s, or anywhere in a hashtag. */
  private static Mask named(String form, String de, String en) {
    var letters = Pattern.quote(form).replace(" ", "\\E\\s*\\Q");
    var word = "(?<![\\p{L}\\d])" + letters + "s?(?![\\p{L}\\d])";
    return mask("#[\\p{L}\\d_]*" + letters + "[\\p{L}\\d_]*|" + word, de, en);
  }

  private static Mask mask(String form, String de, String en) {
    return new Mask(Pattern.compile(form, ANY_CASE), de, en);
  }

  private record Mask(Pattern form, String de, String en) {}
}
