package io.sturmwarte.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Müller & Söhne | mueller soehne",
        "E-Mobil: 3,50 €! | e mobil 3 50",
        "geht’s gut? | gehts gut",
        "'quoted' word's end' | quoted words end",
        "a_b #tag @name | a_b tag name",
        "so😀😀heute | so 😀 😀 heute",
        "Weiß👍🏽ich | weiss 👍 ich",
        "ﬁnden İstanbul Ærø Łódź | finden istanbul aero lodz",
        "𝐁𝐚𝐡𝐧 ５Ｇ | bahn 5g"
      })
  void cutsIntoWords(String text, String words) {
    assertThat(String.join(" ", Post.wordsOf(text))).isEqualTo(words);
    assertThat(String.join(" ", Post.wordsOf(Normalizer.normalize(text, Normalizer.Form.NFD))))
        .isEqualTo(words);
  }

  @Test
  void knowsWhereEachWordStands() {
    var post = Post.of("Ä, „Straße“ 😀", Fields.NONE);

    assertThat(List.of(post.mark(0), post.mark(1), post.mark(2)))
        .containsExactly(new Mark(0, 1), new Mark(4, 10), new Mark(12, 14));
  }

  @Test
  void tagsAreFoldedAndNamedOnce() {
    assertThat(Post.of("#Müll #MUELL#neu @müll a#b", Fields.NONE).tags())
        .containsExactly("muell", "neu", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "nordlicht lieferung | Die Lieferungen von Nordlicht | Lieferungen,Nordlicht",
        "nordlicht OR teuer | Nordlicht, nordlicht | Nordlicht,nordlicht",
        "\"nordlicht ag\" | die Nordlicht AG | Nordlicht AG",
        "nordlicht NOT gut | Nordlicht ist schlecht | Nordlicht",
        "nordlicht NEAR/3 müll | Nordlicht ist Müll | Nordlicht,Müll",
        "bahn* lang:de | Bahnchaos | Bahnchaos"
      })
  void marksWhatMadeItMatch(String query, String text, String marked) {
    var fields = new Fields("", "", "de", null, null, null, Instant.EPOCH, 0, 0, false, false);
    var marks = new ArrayList<Mark>();
    QueryParser.parse(query).mark(Post.of(text, fields), marks);

    assertThat(marks.stream().map(mark -> text.substring(mark.start(), mark.end())).distinct())
        .containsExactlyInAnyOrder(marked.split(","));
  }
}
