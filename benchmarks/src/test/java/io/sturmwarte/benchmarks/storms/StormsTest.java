package io.sturmwarte.benchmarks.storms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.benchmarks.storms.Brand.HeldBack;
import io.sturmwarte.signal.Bin;
import io.sturmwarte.signal.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StormsTest {
  private static final Path DATA = Path.of("data", "storms");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Storms storms = new Storms(new PrintStream(printed, true));

  @TempDir Path folder;

  @Test
  void theStormDecisionDoesNotFallBehind() throws IOException {
    var brands = CountsFolder.read(DATA.resolve("counts"));

    var alert = Outcome.of(brands, Rule.of(Verdict.Kind.ALERT), 4);

    assertThat(brands).hasSize(20);
    assertThat(alert.recall()).isGreaterThanOrEqualTo(0.86);
    assertThat(alert.falseAlarmsPerWeek()).isLessThanOrEqualTo(0.15);
    assertThat(alert.precision()).isGreaterThanOrEqualTo(0.75);
    assertThat(alert.ofKind("botraid").recall()).isEqualTo(1);
  }

  @Test
  void theRuleThatSuitesOfferCriesWolf() throws IOException {
    var brands = CountsFolder.read(DATA.resolve("counts"));

    var rule = Outcome.of(brands, Rule.hourOverDay(3, Bin::mentions), 4);

    assertThat(rule.falseAlarmsPerWeek()).isGreaterThan(1);
    assertThat(rule.precision()).isLessThan(0.4);
  }

  @Test
  void whatIsDeliveredLateRaisesNoAlert() throws IOException {
    var calm = CountsFolder.read(DATA.resolve("counts")).getFirst();
    var quietDay = 19 * 288;
    var late =
        new Brand(
            "late",
            calm.warmUp(),
            calm.bins().subList(0, quietDay + 288),
            List.of(),
            List.of(new HeldBack(quietDay, quietDay + 60)));

    var speaks = Rule.of(Verdict.Kind.ALERT).speaks(late);

    for (var bin = quietDay - 12; bin < quietDay + 144; bin++) {
      assertThat(speaks[bin]).as("bin %d", bin).isFalse();
    }
  }

  @Test
  void countsMentionsAsTheProductDoes() throws IOException {
    write(
        "acme.mentions.jsonl.gz",
        """
        {"id":"1","ts":"2026-01-05T00:01:00Z","text":"Acme is slow https://t.example/1","account_age_days":400}
        {"id":"2","ts":"2026-01-05T00:02:00Z","text":"ACME is slow!","account_age_days":3}
        {"id":"3","ts":"2026-01-05T00:12:00Z","text":"Fine","account_age_days":30}
        {"id":"4","ts":"2026-01-06T00:03:00Z","text":"Acme is slow","account_age_days":29}
        """);
    write(
        "acme.truth.tsv.gz",
        "1\tnegative\tspeed\t\n2\tnegative\t\t\n3\tpositive\t\t\n4\tneutral\t\t\n");
    Files.writeString(
        folder.resolve("acme.events.json"),
        """
        {"warmup_days": 0, "events": [{"kind": "backfill", "onset": "2026-01-05T00:10:00+00:00",
         "end": "2026-01-05T02:00:00+00:00", "is_crisis": false, "peak_ratio": 0.0}]}
        """);

    var brand =
        new MentionsFolder((text, label) -> label.equals("negative")).read(folder).getFirst();

    assertThat(brand.bins()).hasSize(289);
    var first = brand.bins().getFirst();
    assertThat(first).isEqualTo(new Bin(first.start(), 2, 2, 2, 1, 1));
    assertThat(brand.bins().get(1).mentions()).isZero();
    assertThat(brand.bins().get(2).mentions()).isEqualTo(1);
    assertThat(brand.bins().getLast().duplicates()).isZero();
    assertThat(brand.heldBack()).containsExactly(new HeldBack(2, 12));
    assertThat(brand.known(2, 11).mentions()).isZero();
    assertThat(brand.known(2, 12).mentions()).isEqualTo(1);
  }

  @Test
  void saysWhatTheFolderLacks() {
    assertThatThrownBy(() -> storms.run(folder, false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("neither counts/ nor mentions/");
  }

  @Test
  void printsEveryRule() throws IOException {
    Files.createDirectories(folder.resolve("counts"));
    Files.copy(
        DATA.resolve("counts/brand_1000.csv.gz"), folder.resolve("counts/brand_1000.csv.gz"));
    Files.copy(DATA.resolve("counts/events.json"), folder.resolve("counts/events.json"));

    storms.run(folder, false);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("counts: 1 brands", "ALERT", "WATCH", "hour > 3 x 24-h mean", "slow 1 of 1");
  }

  private void write(String name, String text) throws IOException {
    var unzipped = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)));
    try (var writer = new OutputStreamWriter(unzipped, StandardCharsets.UTF_8)) {
      writer.write(text);
    }
  }
}
