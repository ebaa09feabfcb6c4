package io.sturmwarte.benchmarks.storms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sturmwarte.benchmarks.storms.Brand.Event;
import io.sturmwarte.benchmarks.storms.Brand.HeldBack;
import io.sturmwarte.signal.Bin;
import io.sturmwarte.signal.Bins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code <brand>.mentions.jsonl.gz} beside {@code <brand>.truth.tsv.gz} and {@code
 * <brand>.events.json}, counted as the product counts. A mention is a near-duplicate here if the
 * same words, without case, signs and links, were said within a day; {@code backfill} holds
 * mentions back until an hour before its end.
 */
final class MentionsFolder {
  private static final String MENTIONS = ".mentions.jsonl.gz";
  private static final String BACKFILL = "backfill";
  private static final int YOUNG_DAYS = 30;
  private static final int HOUR = 12;
  private static final Duration SAME_WITHIN = Duration.ofDays(1);

  private final ObjectMapper json = new ObjectMapper();
  private final Negatives negatives;

  /** Says whether a mention is negative. */
  interface Negatives {
    /**
     * @param label as the truth has it
     */
    boolean isNegative(String text, String label);
  }

  MentionsFolder(Negatives negatives) {
    this.negatives = negatives;
  }

  List<Brand> read(Path folder) throws IOException {
    var brands = new ArrayList<Brand>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(MentionsFolder::isMentions).sorted().toList()) {
        var name = file.getFileName().toString().replace(MENTIONS, "");
        brands.add(brand(folder, name));
      }
    }
    return List.copyOf(brands);
  }

  private static boolean isMentions(Path file) {
    return file.getFileName().toString().endsWith(MENTIONS);
  }

  private Brand brand(Path folder, String name) throws IOException {
    var truth = json.readTree(folder.resolve(name + ".events.json").toFile());
    var bins =
        bins(folder.resolve(name + MENTIONS), labels(folder.resolve(name + ".truth.tsv.gz")));
    var first = bins.getFirst().start();
    var events = truth.get("events").valueStream().map(event -> event(event, first)).toList();
    var heldBack =
        events.stream()
            .filter(event -> event.kind().equals(BACKFILL))
            .map(event -> new HeldBack(event.onset(), event.end() - HOUR))
            .toList();
    var warmUp = truth.get("warmup_days").asInt() * 24 * HOUR;
    return new Brand(name, warmUp, bins, events, heldBack);
  }

  private static Event event(JsonNode event, Instant first) {
    return new Event(
        event.get("kind").asText(),
        bin(event.get("onset"), first),
        bin(event.get("end"), first),
        event.get("is_crisis").asBoolean(),
        event.get("peak_ratio").asDouble());
  }

  private static int bin(JsonNode time, Instant first) {
    var since = Duration.between(first, OffsetDateTime.parse(time.asText()).toInstant());
    return (int) since.dividedBy(Bins.LENGTH);
  }

  /** Sentiment by id. */
  private static Map<String, String> labels(Path file) throws IOException {
    try (var lines = CountsFolder.lines(file)) {
      return lines
          .lines()
          .map(line -> line.split("\t", 3))
          .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    }
  }

  private List<Bin> bins(Path file, Map<String, String> labels) throws IOException {
    var bins = new ArrayList<Bin>();
    var lastSaid = new HashMap<String, Instant>();
    try (var lines = CountsFolder.lines(file)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        count(json.readTree(line), labels, lastSaid, bins);
      }
    }
    if (bins.isEmpty()) {
      throw new IOException(file + " holds no mentions");
    }
    return List.copyOf(bins);
  }

  private void count(
      JsonNode mention, Map<String, String> labels, Map<String, Instant> lastSaid, List<Bin> bins) {
    var at = Instant.parse(mention.get("ts").asText());
    var text = mention.get("text").asText();
    fill(bins, Bins.startOf(at));
    var before = lastSaid.put(words(text), at);
    var bin = bins.removeLast();
    var label = labels.getOrDefault(mention.get("id").asText(), "");
    bins.add(
        new Bin(
            bin.start(),
            bin.mentions() + 1,
            bin.scored() + 1,
            bin.negatives() + (negatives.isNegative(text, label) ? 1 : 0),
            bin.duplicates() + (before != null && isRecent(before, at) ? 1 : 0),
            bin.youngAccounts() + (mention.get("account_age_days").asInt() < YOUNG_DAYS ? 1 : 0)));
  }

  /** Bins without mentions are bins too. */
  private static void fill(List<Bin> bins, Instant start) {
    if (bins.isEmpty()) {
      bins.add(Bin.empty(start));
    }
    while (bins.getLast().start().isBefore(start)) {
      bins.add(Bin.empty(bins.getLast().end()));
    }
  }

  private static boolean isRecent(Instant before, Instant at) {
    return before.plus(SAME_WITHIN).isAfter(at);
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("https?://\\S+", " ")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
