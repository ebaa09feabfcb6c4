package io.sturmwarte.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Das  ist, NICHT wahr!! 😡 | das ist nicht wahr",
        "@marke Lest das: https://t.example/x1 #Skandal | lest das skandal",
        "Größe XL – 20 % | größe xl 20",
        "😡😡 | ''"
      })
  void onlyWordsAreCompared(String text, String plain) {
    assertThat(Fingerprint.plain(text)).isEqualTo(plain);
  }

  @Test
  void aShortThankYouIsNobodysCopy() {
    assertThat(Fingerprint.of("Danke, super Service!")).isEmpty();
  }

  @Test
  void theSameTextInOtherDressIsTheSame() {
    var one = print("Ich war jahrelang Kunde und wurde nur belogen. Teilt das!");
    var other =
        print(
            "ich war JAHRELANG kunde und wurde nur belogen... teilt das 😡😡 https://t.example/ab");

    assertThat(one.likeness(other)).isEqualTo(1);
    assertThat(one.bands()).isEqualTo(other.bands());
  }

  @Test
  void thePostsOfOurCorpusAreFoundWithOneWordSwappedAndNotTakenForEachOther() throws IOException {
    var posts = posts();
    var random = new Random(1);
    var found = posts.stream().filter(post -> isFound(post, swapped(post, random))).count();

    assertThat(posts.size()).isGreaterThan(700);
    assertThat((double) found / posts.size()).isGreaterThan(0.95);
    var prints = posts.stream().map(FingerprintTest::print).toList();
    var pairs = 0;
    var falsely = 0;
    for (var i = 0; i < prints.size(); i++) {
      for (var j = 0; j < i; j++) {
        pairs++;
        falsely += prints.get(i).likeness(prints.get(j)) >= Fingerprint.ALIKE ? 1 : 0;
      }
    }
    assertThat((double) falsely / pairs).isLessThan(1e-4);
  }

  private static boolean isFound(String post, String swapped) {
    var one = print(post);
    var other = print(swapped);
    var ofOne = one.bands();
    var ofOther = other.bands();
    return one.likeness(other) >= Fingerprint.ALIKE
        && IntStream.range(0, ofOne.length).anyMatch(band -> ofOne[band] == ofOther[band]);
  }

  /** As those who copy do it: one of the words is another. */
  private static String swapped(String post, Random random) {
    var words = post.split(" ");
    words[random.nextInt(words.length)] = "anderswo";
    return String.join(" ", words);
  }

  private static Fingerprint print(String text) {
    return Fingerprint.of(text).orElseThrow();
  }

  /** Of ten words and more: in a shorter one, one word is much of what it says. */
  private static List<String> posts() throws IOException {
    try (var german = Files.lines(corpus("de"));
        var english = Files.lines(corpus("en"))) {
      return Stream.concat(german.skip(1), english.skip(1))
          .map(line -> line.substring(line.lastIndexOf('\t') + 1))
          .filter(post -> Fingerprint.of(post).isPresent())
          .filter(post -> Arrays.stream(post.split(" ")).filter(w -> w.length() > 1).count() >= 10)
          .toList();
    }
  }

  private static Path corpus(String language) {
    return Path.of("../scoring-service/corpus/posts_%s_set_aside.tsv".formatted(language));
  }
}
