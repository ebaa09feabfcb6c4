package io.sturmwarte.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "nordlicht | Nordlicht ist teuer | true",
        "nordlicht | Nordlichter sind schoen | false",
        "nordlicht | mehr #Nordlicht bitte | true",
        "#nordlicht | mehr Nordlicht bitte | false",
        "#nordlicht | mehr #NordLicht bitte | true",
        "@nordlicht | danke @nordlicht | true",
        "@nordlicht | danke #nordlicht | false",
        "nordlicht energie | Energie von Nordlicht | true",
        "\"nordlicht energie\" | Energie von Nordlicht | false",
        "\"nordlicht energie\" | die NORDLICHT-Energie AG | true",
        "nord* | Nordwind weht | true",
        "nord* | im Norden | true",
        "nord* | Genordet | false",
        "müller | Mueller war da | true",
        "mueller | MÜLLER war da | true",
        "straße | in der STRASSE | true",
        "café | das cafe hat zu | true",
        "a1 OR b2 AND c3 | a1 | true",
        "a1 OR b2 AND c3 | b2 | false",
        "(a1 OR b2) AND c3 | b2 c3 | true",
        "(a1 OR b2) AND c3 | a1 | false",
        "a1 NOT b2 | a1 | true",
        "a1 NOT b2 | a1 b2 | false",
        "a1 AND NOT (b2 OR c3) | a1 c3 | false",
        "NOT NOT a1 AND b2 | a1 b2 | true",
        "a1 lang:de | a1 | true",
        "a1 lang:en | a1 | false",
        "a1 platform:mastodon | a1 | true",
        "a1 platform:news | a1 | false",
        "or | entweder or oder | true",
        "e-mobil | das E-Mobil lädt | true",
        "😀 | so 😀 heute | true"
      })
  void decides(String query, String text, boolean expected) {
    var expression = QueryParser.parse(query);
    var words = Words.of(text, "de", "mastodon");

    assertThat(expression.matches(words)).isEqualTo(expected);
    assertThat(new Matcher<>(List.of(new Matcher.Entry<>("it", expression))).match(words))
        .hasSize(expected ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "'' | 1",
        "a1 AND | 7",
        "OR a1 | 1",
        "a1 OR OR b2 | 7",
        "(a1 | 1",
        "a1) | 3",
        "() | 2",
        "a1 \"offen | 4",
        "\"...\" | 1",
        "no* | 1",
        "farbe:rot a1 | 1",
        "a1 lang: | 4",
        "NOT a1 | 1",
        "a1 OR NOT b2 | 1",
        "lang:de | 1",
        "!!! | 1",
        "a*b | 1"
      })
  void namesTheColumnOfTheFault(String query, int column) {
    assertThatThrownBy(() -> QueryParser.parse(query))
        .isInstanceOfSatisfying(
            QueryError.class, error -> assertThat(error.column()).isEqualTo(column))
        .hasMessageStartingWith("column " + column + ": ");
  }

  @Test
  void isNotBroughtDownByDepth() {
    assertThatThrownBy(() -> QueryParser.parse("(".repeat(3_000) + "a1"))
        .isInstanceOf(QueryError.class)
        .hasMessageContaining("50 deep");
    assertThatThrownBy(() -> QueryParser.parse("NOT ".repeat(900) + "a1"))
        .isInstanceOf(QueryError.class);
  }

  /** The index must find what asking every expression finds. */
  @Test
  void theMatcherFindsWhatEachExpressionFinds() {
    var random = new Random(5);
    var entries = new ArrayList<Matcher.Entry<Integer>>();
    for (var i = 0; i < 400; i++) {
      entries.add(
          new Matcher.Entry<>(
              i, QueryParser.parse("w" + random.nextInt(30) + " " + query(random, 3))));
    }
    var matcher = new Matcher<>(entries);
    var found = 0;
    for (var i = 0; i < 500; i++) {
      var words = Words.of(text(random), "de", "mastodon");

      var matched = matcher.match(words);

      assertThat(matched)
          .containsExactlyInAnyOrderElementsOf(
              entries.stream()
                  .filter(entry -> entry.expression().matches(words))
                  .map(Matcher.Entry::owner)
                  .toList());
      found += matched.size();
    }
    assertThat(found).isGreaterThan(1_000);
  }

  private static String query(Random random, int depth) {
    var word = "w" + random.nextInt(30);
    if (depth == 0) {
      return word;
    }
    return switch (random.nextInt(6)) {
      case 0 -> "NOT " + word;
      case 1 -> "(" + query(random, depth - 1) + " OR " + query(random, depth - 1) + ")";
      case 2 -> "(" + query(random, depth - 1) + " AND " + query(random, depth - 1) + ")";
      case 3 -> "\"" + word + " w" + random.nextInt(30) + "\"";
      case 4 -> "#" + word;
      default -> word;
    };
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (var i = 0; i < 12; i++) {
      text.append(random.nextInt(4) == 0 ? "#" : "")
          .append('w')
          .append(random.nextInt(30))
          .append(' ');
    }
    return text.toString();
  }
}
