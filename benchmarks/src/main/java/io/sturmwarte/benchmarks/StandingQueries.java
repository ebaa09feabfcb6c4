package io.sturmwarte.benchmarks;

import io.sturmwarte.query.Fields;
import io.sturmwarte.query.Matcher;
import io.sturmwarte.query.Post;
import io.sturmwarte.query.QueryParser;
import io.sturmwarte.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Queries for invented brands, as an agency has them, and real posts into which the brands are put.
 * Words are taken from the posts; only such as no other word of the posts is an inflection of, so
 * that an engine without inflection finds the same.
 */
final class StandingQueries {
  private static final int QUERIES_A_BRAND = 4;
  private static final int SHORTEST_WORD = 4;
  private static final int POSTS = 5_000;

  /** Where the words of two engines would be cut differently: within apostrophes, and pictures. */
  private static final Pattern CUT_DIFFERENTLY =
      Pattern.compile("['’‘`´]|[^\\p{L}\\p{N}\\p{P}\\p{Sc}\\s#@_]");

  private static final List<String> SYLLABLES =
      List.of(
          "ba", "ce", "do", "fi", "gu", "ha", "je", "ki", "lo", "mu", "na", "po", "qui", "ra", "su",
          "ti", "vo", "wa", "xi", "zo", "bral", "drim", "flor", "gront", "klim", "prax", "stav",
          "trov", "vint", "zand");

  private final Random random = new Random(20_261_122);
  private final List<String> realPosts =
      Stream.of(Language.GERMAN, Language.ENGLISH)
          .flatMap(language -> Posts.of(language).stream())
          .map(post -> CUT_DIFFERENTLY.matcher(post).replaceAll(""))
          .toList();
  private final List<String> words = words();
  private final List<String> brands;
  private final List<String> posts;
  private final List<Query> all;

  StandingQueries(int queries) {
    brands = brands(queries / QUERIES_A_BRAND);
    posts = IntStream.range(0, POSTS).mapToObj(ignored -> post()).toList();
    all =
        IntStream.range(0, brands.size() * QUERIES_A_BRAND)
            .mapToObj(i -> query(i, brands.get(i / QUERIES_A_BRAND)))
            .toList();
  }

  static Fields fields() {
    return new Fields(
        "benchmark", "mastodon", "de", null, null, null, Instant.EPOCH, 0, 0, false, false);
  }

  List<String> posts() {
    return posts;
  }

  /** Four for each brand, of eight kinds. */
  List<Query> all() {
    return all;
  }

  /** What is asked for, to be said in either engine's language. */
  sealed interface Query {
    record Word(String word) implements Query {}

    record Tag(char sign, String word) implements Query {}

    record Beginning(String word) implements Query {}

    record Within(String word) implements Query {}

    record Phrase(String first, String second) implements Query {}

    record Near(String word, String other, int distance) implements Query {}

    record Or(List<Query> queries) implements Query {}

    record And(List<Query> queries, List<Query> not) implements Query {}

    /** In our language. */
    default String ours() {
      return switch (this) {
        case Word q -> q.word;
        case Tag q -> q.sign + q.word;
        case Beginning q -> q.word + "*";
        case Within q -> "*" + q.word + "*";
        case Phrase q -> "\"" + q.first + " " + q.second + "\"";
        case Near q -> q.word + " NEAR/" + q.distance + " " + q.other;
        case Or q -> "(" + String.join(" OR ", q.queries.stream().map(Query::ours).toList()) + ")";
        case And q ->
            String.join(" AND ", q.queries.stream().map(Query::ours).toList())
                + String.join("", q.not.stream().map(not -> " NOT " + not.ours()).toList());
      };
    }
  }

  private Query query(int kind, String brand) {
    var name = new Query.Word(brand);
    return switch (kind % 8) {
      case 0, 1, 2 -> new Query.And(List.of(name, some(3)), List.of(word()));
      case 3 -> new Query.Phrase(brand, word().word());
      case 4 -> new Query.Near(brand, word().word(), 5);
      case 5 -> new Query.And(List.of(new Query.Beginning(brand), some(2)), List.of());
      case 6 -> new Query.Or(List.of(new Query.Tag('#', brand), new Query.Tag('@', brand)));
      default -> new Query.And(List.of(new Query.Within(brand), some(2)), List.of());
    };
  }

  private Query.Or some(int count) {
    return new Query.Or(Stream.<Query>generate(this::word).limit(count).toList());
  }

  private Query.Word word() {
    return new Query.Word(words.get(random.nextInt(words.size())));
  }

  /** Every other post names a brand: plainly, in a compound, as a hashtag, as a handle. */
  private String post() {
    var post = realPosts.get(random.nextInt(realPosts.size()));
    if (random.nextBoolean()) {
      return post;
    }
    var brand = brands.get(random.nextInt(brands.size()));
    var named =
        switch (random.nextInt(8)) {
          case 0 -> "#" + brand;
          case 1 -> "@" + brand;
          case 2 -> brand + "kunden";
          case 3 -> "anti" + brand;
          default -> brand;
        };
    int at = post.indexOf(' ', random.nextInt(post.length()));
    return at < 0 ? post + " " + named : post.substring(0, at + 1) + named + post.substring(at);
  }

  private List<String> brands(int count) {
    var taken = new HashSet<>(words);
    var brands = new ArrayList<String>();
    while (brands.size() < count) {
      var name = new StringBuilder();
      for (int i = 0; i < 4; i++) {
        name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
      }
      // An ending that no inflection has, and another brand's beginning at most by chance.
      var brand = name.append(random.nextBoolean() ? "ix" : "old").toString();
      if (taken.add(brand)) {
        brands.add(brand);
      }
    }
    return brands;
  }

  private List<String> words() {
    Set<String> all = new HashSet<>();
    for (var post : realPosts) {
      for (var word : post.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+")) {
        if (!word.isEmpty()) {
          all.add(word);
        }
      }
    }
    return all.stream()
        .filter(
            word -> word.length() >= SHORTEST_WORD && word.chars().allMatch(Character::isLetter))
        .filter(onlyItselfIn(all)::contains)
        .sorted()
        .toList();
  }

  /** Those of which our language finds no other word. */
  private static Set<String> onlyItselfIn(Set<String> all) {
    var matcher = new Matcher<String>();
    all.forEach(word -> matcher.add(word, QueryParser.parse(word)));
    Map<String, Integer> found = new HashMap<>();
    for (var word : all) {
      matcher.match(Post.of(word, fields())).forEach(query -> found.merge(query, 1, Integer::sum));
    }
    found.values().removeIf(count -> count > 1);
    return found.keySet();
  }
}
