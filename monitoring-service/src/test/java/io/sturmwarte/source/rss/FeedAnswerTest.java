package io.sturmwarte.source.rss;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.outbound.Outbound.Answer;
import io.sturmwarte.source.Outcome;
import io.sturmwarte.source.Settings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedAnswerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String URL = "https://example.org/feed";
  private static final Settings.Rss FEED = new Settings.Rss(URL, null, null);
  private static final JsonObject CURSOR = new JsonObject().put("etag", "\"old\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | 120                           | PT2M",
        "429 | Sun, 22 Nov 2026 10:30:00 GMT | PT30M",
        "429 | Sun, 22 Nov 2026 09:00:00 GMT | PT0S",
        "429 | 999999999                     | PT24H",
        "429 |                               | PT5M",
        "429 | tomorrow                      | PT5M",
        "503 | 60                            | PT1M"
      })
  void limitsAreHonoured(int status, String retryAfter, Duration pause) {
    var headers = retryAfter == null ? Map.<String, String>of() : Map.of("retry-after", retryAfter);

    var outcome = read(status, headers, "");

    assertThat(outcome)
        .isInstanceOfSatisfying(Outcome.Limited.class, l -> assertThat(l.pause()).isEqualTo(pause));
  }

  @ParameterizedTest
  @CsvSource({
    "500, the server answered 500",
    "503, the server answered 503",
    "404, there is no feed at this address (404)",
    "410, there is no feed at this address (410)",
    "403, the feed is not open to everybody (403)",
    "204, the server answered 204"
  })
  void failuresSayWhatIsWrong(int status, String reason) {
    assertThat(read(status, Map.of(), "")).isEqualTo(new Outcome.Failed(reason));
  }

  @Test
  void unchangedKeepsItsPlaceAndIsNoData() {
    var taken = (Outcome.Taken) read(304, Map.of(), "");

    assertThat(taken.cursor()).isEqualTo(CURSOR);
    assertThat(taken.harvest().heard()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Not found</body></html>",
        "{\"json\": true}",
        "<rss version=\"2.0\"><channel><item><title>open",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>&x;</title><link>x</link><description>&x;</description><item><title>&x;</title></item></channel></rss>",
        "<!DOCTYPE z [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><rss version=\"2.0\"><channel><title>&c;</title></channel></rss>"
      })
  void whatIsNoFeedOrAnAttackIsRefused(String body) {
    assertThat(read(200, Map.of(), body)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void depthIsNoAttackEither() {
    var deep = "<a>".repeat(100_000);

    assertThat(read(200, Map.of(), "<rss version=\"2.0\"><channel>" + deep))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void anAtomEntryBecomesAMention() {
    var atom =
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blog</title><id>urn:x</id><updated>2026-11-22T09:00:00Z</updated>
        <entry><title type="html">Fish &amp;amp; Chips</title><id>tag:example.org,2026:1</id>
        <link href="https://example.org/1"/><published>2026-11-22T08:00:00Z</published><updated>2026-11-22T09:00:00Z</updated>
        <author><name>Erika</name></author>
        <summary>kurz</summary><content type="html">&lt;p&gt;Erster Absatz&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;Zweiter&lt;br&gt;Zeile&lt;/p&gt;</content></entry>
        <entry><title>Ohne Kennung</title><updated>2026-11-22T09:00:00Z</updated></entry>
        <entry><title>Uralt</title><id>tag:example.org,2001:1</id><updated>2001-11-22T09:00:00Z</updated></entry>
        <entry><title>Aus der Zukunft</title><id>tag:example.org,2026:2</id><link href="javascript:alert(1)"/><updated>2027-11-22T09:00:00Z</updated></entry>
        </feed>
        """;

    var taken = (Outcome.Taken) read(200, Map.of("etag", "\"new\""), atom);

    var items = taken.harvest().items();
    assertThat(taken.cursor()).isEqualTo(new JsonObject().put("etag", "\"new\""));
    assertThat(taken.harvest().rejected()).as("without id, and too old").isEqualTo(2);
    assertThat(items).hasSize(2);
    assertThat(items.getFirst().text()).isEqualTo("Fish & Chips\nErster Absatz\nZweiter\nZeile");
    assertThat(items.getFirst().externalId()).isEqualTo("tag:example.org,2026:1");
    assertThat(items.getFirst().url()).isEqualTo("https://example.org/1");
    assertThat(items.getFirst().author()).isEqualTo("Erika");
    assertThat(items.getFirst().publishedAt()).isEqualTo("2026-11-22T08:00:00Z");
    assertThat(items.getFirst().platform()).isEqualTo("news");
    assertThat(items.get(1).publishedAt()).isEqualTo(NOW);
    assertThat(items.get(1).url()).isNull();
  }

  private static Outcome read(int status, Map<String, String> headers, String body) {
    var bytes = Buffer.buffer(body.getBytes(StandardCharsets.UTF_8));
    return FeedAnswer.read(new Answer(status, headers, bytes, URL), FEED, CURSOR, NOW);
  }
}
