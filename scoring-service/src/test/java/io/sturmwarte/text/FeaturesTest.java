package io.sturmwarte.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeaturesTest {
  /** The slots of "so gut": so, its groups of characters, gut, the pair, the groups of gut. */
  private static final int[] GOLDEN = {
    132227, 447909, 322569, 518535, 394371, 366726, 505260, 89290, 205459, 443689, 425947, 328488,
    392812, 300033, 351434, 479427, 458940, 287795, 326390
  };

  /** Where these change, every model must be trained anew. */
  @Test
  void hashesAsItAlwaysDid() {
    var features = Features.of(Normaliser.tokens("so gut"));

    var slots = IntStream.range(0, features.distinct()).map(features::row).toArray();
    assertThat(slots).isEqualTo(GOLDEN);
  }

  @Test
  void countsWhatComesTwice() {
    var features = Features.of(Normaliser.tokens("ja ja"));

    assertThat(features.count(0)).isEqualTo(2);
  }

  @Test
  void aNegatedWordIsAnotherWord() {
    var plain = Features.of(Normaliser.tokens("gut"));
    var negated = Features.of(Normaliser.tokens("nicht gut"));

    var slots = IntStream.range(0, negated.distinct()).map(negated::row).boxed().toList();
    assertThat(slots).doesNotContain(plain.row(0));
  }

  @Test
  void sharesAddUpToTheWeights() {
    var tokens = Normaliser.tokens("Das Das ist ist WIRKLICH sooo gut, oder? 👍👍");
    var features = Features.of(tokens);
    var weights = new double[features.distinct()];
    Arrays.setAll(weights, f -> Math.sin(f));

    var shares = features.sharesOf(weights);

    assertThat(shares).hasSize(tokens.size());
    assertThat(Arrays.stream(shares).sum()).isCloseTo(Arrays.stream(weights).sum(), within(1e-9));
  }

  @Test
  void growsWithTheText() {
    var text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append(Integer.toString(i * 7919, 36).replaceAll("[0-9]", "q")).append(' ');
    }

    var features = Features.of(Normaliser.tokens(text.toString()));

    var slots = IntStream.range(0, features.distinct()).map(features::row);
    assertThat(slots.distinct().count()).isEqualTo(features.distinct());
    assertThat(features.distinct()).isGreaterThan(5_000);
  }
}
