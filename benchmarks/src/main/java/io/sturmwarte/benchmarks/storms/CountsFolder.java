package io.sturmwarte.benchmarks.storms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sturmwarte.benchmarks.storms.Brand.Event;
import io.sturmwarte.signal.Bin;
import io.sturmwarte.signal.Bins;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * {@code brand_<name>.csv.gz} beside {@code events.json}. What was held back is in these counts as
 * it came in: nothing, then all in one bin.
 */
final class CountsFolder {
  /** They have no date; generated weeks begin on a Monday. */
  private static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");

  private CountsFolder() {}

  static List<Brand> read(Path folder) throws IOException {
    var events = new ObjectMapper().readTree(folder.resolve("events.json").toFile());
    var brands = new ArrayList<Brand>();
    for (var entry : events.properties()) {
      var file = folder.resolve("brand_%s.csv.gz".formatted(entry.getKey()));
      if (Files.exists(file)) {
        brands.add(brand(entry.getKey(), file, entry.getValue()));
      }
    }
    return List.copyOf(brands);
  }

  private static Brand brand(String name, Path file, JsonNode truth) throws IOException {
    var events = truth.get("events").valueStream().map(CountsFolder::event).toList();
    return new Brand(name, truth.get("warmup_bins").asInt(), bins(file), events, List.of());
  }

  private static Event event(JsonNode event) {
    return new Event(
        event.get("kind").asText(),
        event.get("onset_bin").asInt(),
        event.get("end_bin").asInt(),
        event.get("is_crisis").asBoolean(),
        event.get("peak_hour_ratio").asDouble());
  }

  private static List<Bin> bins(Path file) throws IOException {
    try (var lines = lines(file)) {
      return lines.lines().skip(1).map(CountsFolder::bin).toList();
    } catch (NumberFormatException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** bin, mentions, negatives, young accounts, near-duplicates. */
  private static Bin bin(String line) {
    var cells = Arrays.stream(line.split(",")).mapToLong(Long::parseLong).toArray();
    var start = FIRST.plus(Bins.LENGTH.multipliedBy(cells[0]));
    return new Bin(start, cells[1], cells[1], cells[2], cells[4], cells[3]);
  }

  static BufferedReader lines(Path file) throws IOException {
    var unzipped = new GZIPInputStream(Files.newInputStream(file));
    return new BufferedReader(new InputStreamReader(unzipped, StandardCharsets.UTF_8));
  }
}
