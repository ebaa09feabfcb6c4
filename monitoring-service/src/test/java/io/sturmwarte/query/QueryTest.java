package io.sturmwarte.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The language as a table: which query finds which text. */
class QueryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

  /** Of a German Mastodon post of an account that is 20 days old. */
  private static final Fields FIELDS =
      new Fields(
          "Fediverse",
          "mastodon",
          "de",
          "https://social.example.org/@jemand/Politik/1",
          10_000L,
          NOW.minus(Duration.ofDays(20)),
          NOW,
          500,
          7,
          true,
          false);

  @ParameterizedTest(name = "{0} | {1} | {2}")
  @CsvFileSource(
      resources = "queries.txt",
      delimiter = '|',
      quoteCharacter = '\0',
      commentCharacter = '%')
  void decides(String query, String text, String found) {
    decides(query, Post.of(text, FIELDS), found.equals("yes"));
  }

  @ParameterizedTest(name = "a1 {0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "lang:de | yes",
        "lang:DE | yes",
        "lang:en | no",
        "platform:mastodon | yes",
        "platform:Mastodon | yes",
        "platform:news | no",
        "source:fediverse | yes",
        "source:\"two words\" | no",
        "followers:>10000 | no",
        "followers:>=10000 | yes",
        "followers:>=10k | yes",
        "followers:<10k | no",
        "followers:<=10k | yes",
        "followers:10000 | yes",
        "followers:=10k | yes",
        "followers:1..1m | yes",
        "followers:1..9999 | no",
        "reach:>499 | yes",
        "engagement:<7 | no",
        "authorage:<30d | yes",
        "authorage:<20 | no",
        "authorage:20..21 | yes",
        "is:reply | yes",
        "is:repost | no",
        "is:original | no",
        "domain:example.org | yes",
        "domain:social.example.org | yes",
        "domain:ample.org | no",
        "url:/politik/ | yes",
        "url:sport | no",
        "NOT lang:en | yes",
        "NOT is:reply | no",
        "(lang:en OR followers:>5k) | yes",
        "LANG:de | yes"
      })
  void narrowsDown(String condition, String found) {
    decides("a1 " + condition, Post.of("a1", FIELDS), found.equals("yes"));
    decides(condition + " AND a1", Post.of("a1", FIELDS), found.equals("yes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "followers:>0",
        "followers:<1000000",
        "authorage:>0",
        "authorage:<1000",
        "lang:de",
        "domain:example.org",
        "url:a"
      })
  void whatIsNotKnownIsNeitherMoreNorLess(String condition) {
    decides("a1 " + condition, Post.of("a1", Fields.NONE), false);
  }

  private static void decides(String query, Post post, boolean expected) {
    var expression = QueryParser.parse(query);
    var matcher = new Matcher<String>();
    matcher.add("it", expression);

    assertThat(expression.matches(post)).isEqualTo(expected);
    assertThat(matcher.match(post)).hasSize(expected ? 1 : 0);
  }

  @ParameterizedTest(name = "{0} | {1}")
  @CsvFileSource(
      resources = "faults.txt",
      delimiter = '|',
      quoteCharacter = '\0',
      commentCharacter = '%')
  void namesTheColumnOfTheFault(String query, int column, String reason) {
    assertThatThrownBy(() -> QueryParser.parse(query))
        .isInstanceOfSatisfying(
            QueryError.class, error -> assertThat(error.column()).isEqualTo(column))
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '"})
  void somethingMustBeAskedFor(String query) {
    assertThatThrownBy(() -> QueryParser.parse(query))
        .isInstanceOf(QueryError.class)
        .hasMessageContaining("missing");
  }

  @Test
  void isNotBroughtDownByDepth() {
    assertThatThrownBy(() -> QueryParser.parse("(".repeat(3_000) + "a1"))
        .isInstanceOfSatisfying(QueryError.class, error -> assertThat(error.column()).isEqualTo(51))
        .hasMessageContaining("50 deep");
    assertThatThrownBy(() -> QueryParser.parse("NOT ".repeat(900) + "a1"))
        .isInstanceOf(QueryError.class)
        .hasMessageContaining("50 deep");
  }

  @Test
  void hasRoomForFiveHundredWords() {
    QueryParser.parse("a1 ".repeat(500));
    assertThatThrownBy(() -> QueryParser.parse("a1 ".repeat(501)))
        .isInstanceOfSatisfying(
            QueryError.class, error -> assertThat(error.column()).isEqualTo(1501))
        .hasMessageContaining("at most 500 words");
    assertThatThrownBy(() -> QueryParser.parse("a".repeat(4_001)))
        .isInstanceOfSatisfying(
            QueryError.class, error -> assertThat(error.column()).isEqualTo(4001))
        .hasMessageContaining("4,000 characters");
  }
}
