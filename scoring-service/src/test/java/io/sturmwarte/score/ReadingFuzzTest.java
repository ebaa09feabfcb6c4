package io.sturmwarte.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sturmwarte.model.Head;
import io.sturmwarte.model.Models;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.text.Features;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.text.Token;
import io.sturmwarte.text.Utf16;
import io.sturmwarte.toxicity.Toxicity;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From characters to a reading, whatever the characters are. */
class ReadingFuzzTest {
  private static final Models MODELS = Models.shipped();
  private static final Scorer SCORER =
      new Scorer(MODELS, new Priors(new Prior(0.34, 0.44, 0.22), new Toxicity(0.15), 0.1));

  @FuzzTest
  void readsAnyText(byte[] bytes) {
    var text = Utf16.of(bytes);

    var tokens = Normaliser.tokens(text);
    standOneAfterTheOther(tokens, text.length());
    occurrencesAddUp(tokens);
    var reading = SCORER.read(text);
    holdsTogether(reading, text.length());
    assertThat(SCORER.read(text)).isEqualTo(reading);
    for (var language : List.of(Language.GERMAN, Language.ENGLISH)) {
      var known = SCORER.read(text, language);
      holdsTogether(known, text.length());
      contributionsAddUp(known, tokens, language);
    }
  }

  private static void standOneAfterTheOther(List<Token> tokens, int length) {
    int end = 0;
    for (var token : tokens) {
      if (token.start() < end || token.end() <= token.start() || token.form().isEmpty()) {
        throw new AssertionError("%s begins before %d or is empty".formatted(token, end));
      }
      end = token.end();
    }
    assertThat(end).isLessThanOrEqualTo(length);
  }

  private static void occurrencesAddUp(List<Token> tokens) {
    var features = Features.of(tokens);
    var counts = new int[features.distinct()];
    for (int i = 0; i < features.occurrences(); i++) {
      counts[features.feature(i)]++;
      assertThat(features.token(i)).isBetween(features.isPair(i) ? 1 : 0, tokens.size() - 1);
    }
    assertThat(counts).isEqualTo(IntStream.range(0, counts.length).map(features::count).toArray());
  }

  private static void holdsTogether(Reading reading, int length) {
    var odds = reading.sentiment();
    assertThat(odds.negative() + odds.neutral() + odds.positive()).isCloseTo(1, within(1e-9));
    assertThat(reading.language().confidence()).isBetween(0.0, 1.0);
    assertThat(reading.toxicity()).isBetween(0.0, 1.0);
    assertThat(reading.signs().complaint()).isBetween(0.0, 1.0);
    assertThat(reading.assessment().urgency().value()).isBetween(0.0, 100.0);
    assertThat(reading.assessment().risk().value()).isBetween(0.0, 100.0);
    Stream.concat(
            Stream.of(reading.contributions()),
            reading.evidence().stream().map(Reading.Evidence::words))
        .forEach(parts -> lieInTheText(parts, length));
  }

  private static void lieInTheText(List<Reading.Contribution> parts, int length) {
    int end = 0;
    for (var part : parts) {
      if (part.start() < end || part.end() > length || !Double.isFinite(part.weight())) {
        throw new AssertionError("%s after %d, of %d".formatted(part, end, length));
      }
      end = part.end();
    }
  }

  private static void contributionsAddUp(Reading reading, List<Token> tokens, Language language) {
    var answer = MODELS.of(language).answer(tokens);
    double textsPart =
        answer.logit(Head.NEGATIVE)
            - answer.bias(Head.NEGATIVE)
            - answer.logit(Head.POSITIVE)
            + answer.bias(Head.POSITIVE);
    assertThat(reading.contributions().stream().mapToDouble(Reading.Contribution::weight).sum())
        .isCloseTo(textsPart, within(1e-6));
  }
}
