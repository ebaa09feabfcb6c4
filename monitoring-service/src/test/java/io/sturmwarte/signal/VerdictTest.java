package io.sturmwarte.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @ParameterizedTest
  @CsvSource({
    // negatives, share, lasting negatives and share, mentions, duplicates, young accounts
    "0, 0, 0, 0, 0, 0, 0, NONE, 0, ''",
    "4.4, 1, 0, 0, 0, 0, 0, NONE, 5.4, ''",
    "4.5, 1, 0, 0, 0, 0, 0, ALERT, 5.5, NEGATIVES SHARE",
    "0, 5.5, 0, 0, 0, 0, 0, ALERT, 5.5, SHARE",
    "0, 5.4, 0, 40, 0, 0, 0, NONE, 5.4, ''",
    "0, 40, 0, 0, 0, 0, 0, ALERT, 6, SHARE",
    "30, 0.9, 20, 0.9, 4.7, 0, 0, NONE, 30.9, ''",
    "30, 0.9, 20, 0.9, 4.8, 0, 0, WATCH, 4.8, VIRAL",
    "30, 1, 0, 0, 4.8, 0, 0, ALERT, 31, NEGATIVES SHARE VIRAL",
    "2.1, 0.5, 2.1, 1.3, 0, 0, 0, NONE, 2.6, ''",
    "2.1, 0.5, 2.1, 1.5, 0, 0, 0, ALERT, 3.6, LASTING",
    "0, 0, 0, 0, 0, 3, 2.9, NONE, 0, ''",
    "0, 0, 0, 0, 0, 2.9, 3, NONE, 0, ''",
    "0, 0, 0, 0, 0, 3.5, 3, ALERT, 3, COORDINATED",
    "0, 0, 0, 0, 9, 8, 7, ALERT, 7, COORDINATED VIRAL",
    "4, 4, 4, 4, 9, 4, 5, ALERT, 8, NEGATIVES SHARE LASTING COORDINATED VIRAL",
  })
  void decidesAndSaysWhy(
      double negatives,
      double share,
      double lastingNegatives,
      double lastingShare,
      double mentions,
      double duplicates,
      double youngAccounts,
      Verdict.Kind kind,
      double score,
      String causes) {
    var verdict =
        new Verdict(
            negatives,
            share,
            lastingNegatives,
            lastingShare,
            mentions,
            duplicates,
            youngAccounts,
            true,
            true);

    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(verdict.score()).isEqualTo(score);
    assertThat(verdict.causes()).isEqualTo(causes(causes));
  }

  @Test
  void whatIsUnusualAndNotMuchIsNoStorm() {
    assertThat(new Verdict(6, 2, 6, 2, 0, 0, 0, false, false).kind()).isEqualTo(Verdict.Kind.NONE);
    assertThat(new Verdict(6, 2, 6, 2, 0, 0, 0, false, true).kind()).isEqualTo(Verdict.Kind.ALERT);
    assertThat(new Verdict(6, 2, 0, 0, 0, 0, 0, true, false).kind()).isEqualTo(Verdict.Kind.ALERT);
    assertThat(new Verdict(0, 0, 0, 0, 0, 3, 3, false, false).kind()).isEqualTo(Verdict.Kind.ALERT);
  }

  private static EnumSet<Verdict.Cause> causes(String names) {
    var causes = EnumSet.noneOf(Verdict.Cause.class);
    Stream.of(names.split(" "))
        .filter(name -> !name.isEmpty())
        .map(Verdict.Cause::valueOf)
        .forEach(causes::add);
    return causes;
  }
}
