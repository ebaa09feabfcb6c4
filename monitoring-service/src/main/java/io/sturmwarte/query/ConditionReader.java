package io.sturmwarte.query;

import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a condition, such as {@code followers:>10k}. */
final class ConditionReader {
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2}");
  private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
  private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<|=)?(.+)");
  private static final Pattern RANGE = Pattern.compile("(.+?)\\.\\.(.+)");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,12})([kKmMdD]?)");

  private final String name;
  private final int nameAt;
  private final String value;
  private final int valueAt;

  ConditionReader(String name, int nameAt, String value, int valueAt) {
    this.name = name;
    this.nameAt = nameAt;
    this.value = value;
    this.valueAt = valueAt;
  }

  Condition read() {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "lang" -> language();
      case "platform" -> new Condition.Named(Condition.Named.Name.PLATFORM, present("mastodon"));
      case "source" -> new Condition.Named(Condition.Named.Name.SOURCE, present("press-review"));
      case "followers" -> measure(Condition.Measure.FOLLOWERS);
      case "reach" -> measure(Condition.Measure.REACH);
      case "engagement" -> measure(Condition.Measure.ENGAGEMENT);
      case "authorage" -> measure(Condition.Measure.AUTHOR_AGE);
      case "is" -> relation();
      case "domain" -> domain();
      case "url" -> new Condition.WithUrl(present("/politik/").toLowerCase(Locale.ROOT));
      default ->
          throw new QueryError(
              nameAt,
              "there is no field "
                  + name
                  + "; there are lang, platform, source, followers, reach, engagement, authorage,"
                  + " is, domain and url; write what is no field in quotation marks");
    };
  }

  private String present(String example) {
    if (value.isBlank()) {
      throw new QueryError(
          valueAt, name + ": needs a value right behind it, as in " + name + ":" + example);
    }
    return value;
  }

  private Condition language() {
    if (!LANGUAGE.matcher(present("de")).matches()) {
      throw wrong("a language of two letters, as in lang:de");
    }
    return new Condition.Named(Condition.Named.Name.LANGUAGE, value);
  }

  private Condition relation() {
    return switch (present("reply").toLowerCase(Locale.ROOT)) {
      case "reply" -> Condition.Relation.REPLY;
      case "repost" -> Condition.Relation.REPOST;
      case "original" -> Condition.Relation.ORIGINAL;
      default -> throw wrong("reply, repost or original");
    };
  }

  private Condition domain() {
    if (!DOMAIN.matcher(present("example.org")).matches()) {
      throw wrong("a domain without https:// and path, as in domain:example.org");
    }
    return new Condition.OnDomain(value.toLowerCase(Locale.ROOT));
  }

  private Condition measure(Condition.Measure measure) {
    var range = RANGE.matcher(present(">1000"));
    if (range.matches()) {
      long least = number(range.group(1), measure);
      long most = number(range.group(2), measure);
      if (least > most) {
        throw wrong("the smaller number first, as in " + name + ":10..20");
      }
      return new Condition.Between(measure, least, most);
    }
    var comparison = COMPARISON.matcher(value);
    if (!comparison.matches()) {
      throw wrongNumber(measure);
    }
    long number = number(comparison.group(2), measure);
    var sign = comparison.group(1) == null ? "=" : comparison.group(1);
    return switch (sign) {
      case ">" -> new Condition.Between(measure, number + 1, Long.MAX_VALUE);
      case ">=" -> new Condition.Between(measure, number, Long.MAX_VALUE);
      case "<" -> new Condition.Between(measure, Long.MIN_VALUE, number - 1);
      case "<=" -> new Condition.Between(measure, Long.MIN_VALUE, number);
      default -> new Condition.Between(measure, number, number);
    };
  }

  private long number(String written, Condition.Measure measure) {
    var number = NUMBER.matcher(written);
    if (!number.matches()) {
      throw wrongNumber(measure);
    }
    long digits = Long.parseLong(number.group(1));
    boolean isAge = measure == Condition.Measure.AUTHOR_AGE;
    return switch (number.group(2).toLowerCase(Locale.ROOT)) {
      case "" -> digits;
      case "d" -> isAge ? digits : refuse(measure);
      case "k" -> isAge ? refuse(measure) : digits * 1_000;
      default -> isAge ? refuse(measure) : digits * 1_000_000;
    };
  }

  private long refuse(Condition.Measure measure) {
    throw wrongNumber(measure);
  }

  private QueryError wrongNumber(Condition.Measure measure) {
    return measure == Condition.Measure.AUTHOR_AGE
        ? wrong("a number of days, as in authorage:<30d or authorage:30..60")
        : wrong("a number, as in %s:>10000, %s:<=5k or %s:10..20".formatted(name, name, name));
  }

  private QueryError wrong(String expected) {
    return new QueryError(valueAt, "'" + value + "' is not " + expected);
  }
}
