package io.sturmwarte.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.benchmarks.Replies.Mark;
import io.sturmwarte.benchmarks.ReplyQuality.Result;
import io.sturmwarte.reply.Finding;
import io.sturmwarte.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplyQualityTest {
  private static final String LOUD = "en\tIs it open?\tinform\tx\tYES!!!!! WE ARE OPEN TODAY!!!!!";

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("good.tsv"),
        "language\tmention\tstrategy\tplatform\tdraft\n"
            + "en\t\tinform\tx\tOur shop opens at nine on Monday.\\nSee you there.\n"
            + LOUD
            + "\n");
    Files.writeString(
        folder.resolve("bad.tsv"),
        "language\tmention\tstrategy\tplatform\tdraft\tmarks\n"
            + LOUD
            + "\tSHOUTING=YES!!!!! WE; ATTACK=not there\n");
  }

  @Test
  void countsFalseAlarmsAndMarks() throws IOException {
    var results = run(false);

    assertThat(results).contains(new Result(Language.ENGLISH, 2, 1, 0, 1, 1, 2, 1));
    assertThat(text()).contains("missed in bad.tsv, line 2: ATTACK not there (not in the draft)");
    assertThat(text()).doesNotContain("OPEN TODAY");
  }

  @Test
  void showsDraftsWhenAsked() throws IOException {
    run(true);

    assertThat(text()).contains("good.tsv, line 3", "OPEN TODAY");
  }

  @Test
  void findsAMarkByItsKindAndPlace() {
    var mark = new Mark(Finding.Kind.TONE, "of course");

    assertThat(mark.isFoundBy(finding(Finding.Kind.TONE, 3, 8), "Yes of course")).isTrue();
    assertThat(mark.isFoundBy(finding(Finding.Kind.TONE, 0, 3), "Yes of course")).isFalse();
    assertThat(mark.isFoundBy(finding(Finding.Kind.ATTACK, 3, 8), "Yes of course")).isFalse();
    assertThat(mark.isFoundBy(finding(Finding.Kind.TONE, 0, 0), "Yes of course")).isTrue();
  }

  private static Finding finding(Finding.Kind kind, int start, int end) {
    return new Finding("rule", kind, Finding.Severity.WARNING, start, end, "", "");
  }

  private List<Result> run(boolean show) throws IOException {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new ReplyQuality(out, show).run(folder);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
