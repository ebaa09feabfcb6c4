package io.sturmwarte.benchmarks.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sturmwarte.launch.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Mentions as they come in: posts of our corpus under ever new ids, of the last two days. */
final class Traffic {
  private static final int AUTHORS = 20_000;
  private static final Duration SPAN = Duration.ofDays(2);
  private static final List<String> PLATFORMS =
      List.of("mastodon", "bluesky", "x", "facebook", "news");

  private final Random random = new Random(7);
  private final List<String> posts;
  private final Instant newest;
  private final List<Mention> sent = new ArrayList<>();
  private long next;

  Traffic(List<String> posts, Instant newest) {
    this.posts = posts;
    this.newest = newest;
  }

  /** One mention, as the service's contract has it. */
  record Mention(
      String source,
      String platform,
      String externalId,
      String author,
      long authorFollowers,
      Instant authorCreatedAt,
      String text,
      String language,
      Instant publishedAt,
      long reach,
      long engagement) {

    String json() {
      try {
        return Api.JSON.writeValueAsString(fields());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    private Map<String, Object> fields() {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("source", source);
      fields.put("platform", platform);
      fields.put("externalId", externalId);
      fields.put("author", author);
      fields.put("authorFollowers", authorFollowers);
      fields.put("authorCreatedAt", authorCreatedAt);
      fields.put("text", text);
      fields.put("language", language);
      fields.put("publishedAt", publishedAt);
      fields.put("reach", reach);
      fields.put("engagement", engagement);
      return fields;
    }
  }

  static String brand(int number) {
    return "Marke" + (char) ('a' + number);
  }

  double meanLength() {
    return posts.stream().mapToInt(String::length).average().orElseThrow();
  }

  static String lines(List<Mention> batch) {
    var lines = new StringBuilder();
    batch.forEach(mention -> lines.append(mention.json()).append('\n'));
    return lines.toString();
  }

  /**
   * @param matchedEvery every so many mentions one names a brand
   * @param repeatedEvery every so many mentions one was sent before; 0 for none
   */
  List<List<Mention>> batches(int count, int size, int matchedEvery, int repeatedEvery) {
    var batches = new ArrayList<List<Mention>>(count);
    sent.clear();
    for (var n = 0; n < count; n++) {
      var batch = new ArrayList<Mention>(size);
      for (var i = 0; i < size; i++) {
        batch.add(
            isRepeated(repeatedEvery)
                ? sent.get(random.nextInt(sent.size()))
                : fresh(matchedEvery));
      }
      sent.addAll(batch);
      batches.add(batch);
    }
    return batches;
  }

  private boolean isRepeated(int every) {
    return every > 0 && !sent.isEmpty() && random.nextInt(every) == 0;
  }

  private Mention fresh(int matchedEvery) {
    var number = next++;
    var text = posts.get((int) (number % posts.size()));
    var about = number % matchedEvery == 0 ? brand(random.nextInt(20)) + " " : "";
    var published = newest.minusMillis((long) (random.nextDouble() * SPAN.toMillis()));
    return new Mention(
        "load",
        PLATFORMS.get(random.nextInt(PLATFORMS.size())),
        "https://social.example/posts/" + number,
        "author" + random.nextInt(AUTHORS),
        random.nextInt(5_000),
        newest.minus(Duration.ofDays(1 + random.nextInt(3_000))),
        about + text,
        "de",
        published,
        random.nextInt(20_000),
        random.nextInt(50));
  }
}
