package io.sturmwarte.incident;

import static io.sturmwarte.incident.Case.opened;
import static io.sturmwarte.incident.Case.openedBeside;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sturmwarte.incident.Incident.Suppressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories as an earlier version wrote them: they are read as they were then, and today's rules
 * still write the same. Written anew with {@code -Dhistories.write=true}, for a change that is
 * meant; a stored timeline that can no longer be read is a fault whatever is meant.
 */
class GoldenHistoriesTest {
  private static final Path FOLDER = Path.of("src/test/resources/histories");
  private static final String FRIDAY = "2026-11-20T16:30";
  private static final String MONDAY = "2026-11-23T10:00";
  private static final Suppressor WORSE = new Suppressor(new UUID(0, 9), "2026-9");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private static final Map<String, Supplier<Case>> HISTORIES =
      Map.ofEntries(
          entry("acknowledged-in-time", () -> responding(Severity.S3)),
          entry("nobody-answers", () -> opened(Severity.S3, FRIDAY).after(Duration.ofDays(4))),
          entry("s4-breached", () -> opened(Severity.S4, MONDAY).after(Duration.ofHours(5))),
          entry(
              "storm-rises-and-falls",
              () -> opened(Severity.S4, MONDAY).level(2).level(5).after(minutes(20)).level(1)),
          entry("waits-and-resumes", () -> waiting(null).after(minutes(90)).move(Move.RESUME)),
          entry("waiting-ends-by-itself", () -> waiting(Duration.ofHours(2)).after(minutes(121))),
          entry("still-waiting", () -> waiting(Duration.ofHours(2)).after(minutes(119))),
          entry("storm-while-waiting", () -> waiting(null).level(4).after(minutes(30)).level(3)),
          entry("resolved-at-once", () -> opened(Severity.S4, MONDAY).move(Move.RESOLVE)),
          entry("reopened", () -> reopened()),
          entry("reopened-and-spoken-about", () -> reopened().says("Wir prüfen noch einmal.")),
          entry("reviewed", () -> responding(Severity.S2).move(Move.RESOLVE).move(Move.REVIEW)),
          entry("handed-over", () -> handedOver()),
          entry("responders-come-and-go", () -> comeAndGo()),
          entry("cause-and-cluster", () -> edited()),
          entry(
              "letter-by-hand",
              () -> opened(Severity.S4, MONDAY).reason(RaisingReason.LEGAL_LETTER)),
          entry(
              "lowered-by-a-lead",
              () -> opened(Severity.S2, MONDAY).level(4).judge(Severity.S3).level(4)),
          entry(
              "lowered-and-raised-by-worse",
              () -> opened(Severity.S2, MONDAY).level(4).judge(Severity.S3).level(6)),
          entry("nobody-works-on-it", () -> cameBack()),
          entry("suppressed", () -> suppressed()),
          entry("suppressed-and-released", () -> released()),
          entry("suppressed-and-resolved", () -> suppressed().move(Move.RESOLVE)),
          entry("suppressed-and-raised", () -> suppressed().judge(Severity.S1)),
          entry(
              "updates-missed",
              () -> responding(Severity.S1).says("Wir prüfen.").after(Duration.ofHours(2))),
          entry(
              "calendar-changed",
              () ->
                  opened(Severity.S3, FRIDAY).promised(Case.promises(Case.week("08:00", "20:00")))),
          entry(
              "over-the-clock-change",
              () -> opened(Severity.S3, "2026-10-23T16:00").until("2026-10-27T10:00")),
          entry("whole-life", () -> wholeLife()));

  @Test
  void atLeastTwentyAreKept() throws IOException {
    try (var files = Files.list(FOLDER)) {
      var kept = new TreeSet<String>();
      files.forEach(file -> kept.add(file.getFileName().toString().replace(".json", "")));
      assertThat(kept).hasSizeGreaterThanOrEqualTo(20).containsAll(HISTORIES.keySet());
    }
  }

  static Stream<Path> files() throws IOException {
    if (Boolean.getBoolean("histories.write")) {
      write();
    }
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void timelineIsReadAsItWasThen(Path file) throws IOException {
    var kept = JSON.readValue(file.toFile(), History.class);

    assertThat(Replay.of(kept.timeline())).isEqualTo(kept.incident());
  }

  @ParameterizedTest
  @MethodSource("files")
  void rulesWriteItAsTheyDidThen(Path file) throws IOException {
    var name = file.getFileName().toString().replace(".json", "");
    var kept = JSON.readValue(file.toFile(), History.class);

    var now = History.of(HISTORIES.get(name).get());

    assertThat(JSON.writeValueAsString(now)).isEqualTo(JSON.writeValueAsString(kept));
  }

  private static void write() throws IOException {
    Files.createDirectories(FOLDER);
    for (var history : HISTORIES.entrySet()) {
      JSON.writeValue(
          FOLDER.resolve(history.getKey() + ".json").toFile(),
          History.of(history.getValue().get()));
    }
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  private static Case responding(Severity severity) {
    return opened(severity, MONDAY)
        .after(minutes(4))
        .move(Move.ACKNOWLEDGE)
        .after(minutes(3))
        .move(Move.RESPOND);
  }

  private static Case waiting(Duration atMost) {
    return responding(Severity.S3).move(Move.WAIT, "Gutachten des Labors", atMost);
  }

  private static Case reopened() {
    return responding(Severity.S3)
        .says("Wir prüfen.")
        .move(Move.STABILISE)
        .move(Move.RESOLVE)
        .after(minutes(600))
        .move(Move.REOPEN, "neue Bilder", null);
  }

  private static Case handedOver() {
    var it = responding(Severity.S2);
    return it.doing(changes -> it.incident().handOver("ben", "anna", changes));
  }

  private static Case comeAndGo() {
    var it = handedOver();
    return it.doing(changes -> it.incident().respond("cem", ResponderRole.LEGAL, "ben", changes))
        .doing(changes -> it.incident().respond("dora", ResponderRole.SCRIBE, "ben", changes))
        .doing(changes -> it.incident().respond("cem", ResponderRole.EXECUTIVE, "ben", changes))
        .doing(changes -> it.incident().leave("dora", "ben", changes));
  }

  private static Case edited() {
    var it = opened(Severity.S3, MONDAY);
    return it.doing(
            changes -> it.incident().edit(null, Cause.MISINFORMATION, null, "anna", changes))
        .doing(
            changes ->
                it.incident()
                    .edit("Gefälschtes Schreiben", null, CrisisCluster.VICTIM, "anna", changes));
  }

  private static Case cameBack() {
    var it = opened(Severity.S3, MONDAY).move(Move.ACKNOWLEDGE).after(minutes(60));
    return it.doing(
        changes -> it.incident().comeBack(it.incident().chain.dueAt(it.incident().now), changes));
  }

  private static Case suppressed() {
    var it = openedBeside(WORSE, Severity.S3, MONDAY);
    return it.doing(it.incident()::hold);
  }

  private static Case released() {
    var it = suppressed().after(minutes(20));
    return it.doing(it.incident()::release);
  }

  private static Case wholeLife() {
    return comeAndGo()
        .reason(RaisingReason.JOURNALIST)
        .says("Wir prüfen die Lage.")
        .level(5)
        .after(minutes(25))
        .says("Wir haben den Fehler gefunden.")
        .level(2)
        .move(Move.WAIT, "Freigabe der Behörde", Duration.ofHours(1))
        .after(minutes(70))
        .move(Move.STABILISE)
        .move(Move.RESOLVE)
        .after(minutes(30))
        .move(Move.REOPEN, "neue Bilder", null)
        .move(Move.ACKNOWLEDGE)
        .move(Move.RESOLVE)
        .move(Move.REVIEW);
  }

  /** What is kept of one. */
  record History(List<TimelineEntry> timeline, Replay.Told incident) {
    static History of(Case it) {
      return new History(it.timeline(), Replay.Told.of(it.incident()));
    }
  }
}
