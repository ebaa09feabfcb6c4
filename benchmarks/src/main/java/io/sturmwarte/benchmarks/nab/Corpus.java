package io.sturmwarte.benchmarks.nab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sturmwarte.benchmarks.nab.Series.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A folder as the benchmark has it: {@code *.csv} beside {@code combined_windows.json}. */
final class Corpus {
  private static final String WINDOWS = "combined_windows.json";

  private Corpus() {}

  /** Those series of the folder that have windows, by name. */
  static List<Series> read(Path folder) throws IOException {
    var windows = new ObjectMapper().readTree(folder.resolve(WINDOWS).toFile());
    var series = new ArrayList<Series>();
    for (var name : windows.propertyStream().map(Map.Entry::getKey).sorted().toList()) {
      var file = folder.resolve(Path.of(name).getFileName());
      if (Files.exists(file)) {
        series.add(series(file, windows.get(name)));
      }
    }
    if (series.isEmpty()) {
      throw new IOException("%s names no file that is in %s".formatted(WINDOWS, folder));
    }
    return List.copyOf(series);
  }

  private static Series series(Path file, JsonNode windows) throws IOException {
    var times = new ArrayList<Instant>();
    var values = new ArrayList<Double>();
    var lines = Files.readAllLines(file);
    for (var line : lines.subList(1, lines.size())) {
      try {
        var cells = line.split(",", 2);
        times.add(instant(cells[0]));
        values.add(Double.valueOf(cells[1]));
      } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IOException("%s: no time and value: %s".formatted(file, line), e);
      }
    }
    return new Series(
        file.getFileName().toString().replaceFirst("\\.csv$", ""),
        List.copyOf(times),
        List.copyOf(values),
        windows.valueStream().map(window -> window(window, times)).toList());
  }

  private static Window window(JsonNode ends, List<Instant> times) {
    var begin = instant(ends.get(0).asText());
    var end = instant(ends.get(1).asText());
    var rows =
        IntStream.range(0, times.size())
            .filter(row -> !times.get(row).isBefore(begin) && !times.get(row).isAfter(end))
            .summaryStatistics();
    return new Window(rows.getMin(), rows.getMax());
  }

  /** The times have no zone; UTC is as good as any. */
  private static Instant instant(String text) {
    return LocalDateTime.parse(text.trim().replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }
}
