package io.sturmwarte.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sturmwarte.model.Models;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.text.Language;
import io.sturmwarte.toxicity.Toxicity;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadTextTest {
  private static final Scorer SCORER =
      new Scorer(
          Models.shipped(), new Priors(new Prior(0.34, 0.44, 0.22), new Toxicity(0.15), 0.1));

  @ParameterizedTest
  @EnumSource
  void isReadInEveryLanguage(BadText bad) {
    for (var language : Arrays.asList(null, Language.GERMAN, Language.ENGLISH)) {
      var odds = SCORER.read(bad.text, language).sentiment();

      assertThat(odds.negative() + odds.neutral() + odds.positive()).isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "De klantenservice geeft al weken geen antwoord op mijn vragen over de rekening",
        "Obsługa klienta nie odpowiada od trzech tygodni, to skandal i wstyd",
        "Müşteri hizmetleri üç haftadır cevap vermiyor, bu bir rezalet",
        "Zákaznický servis už tři týdny neodpovídá na moje dotazy",
        "お客様サポートから三週間返事がありません",
        "خدمة العملاء لا ترد منذ ثلاثة أسابيع",
        "שירות הלקוחות לא עונה כבר שלושה שבועות",
        "고객 서비스가 3주째 답변이 없습니다",
        "Служба поддержки не отвечает уже три недели",
        "🤬🤬🤬 😡",
        "\u200B\u202E\u2069",
        "!!! ??? ...",
        "12345"
      })
  void nothingIsGuessedAboutOtherLanguages(String text) {
    var reading = SCORER.read(text);

    assertThat(reading.language().language()).isEqualTo(Language.UNSUPPORTED);
    assertThat(reading.contributions()).isEmpty();
    assertThat(reading.assessment().risk().value()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "D\u200Ber Kun\u00ADdenser\u2060vice ist ein S\u034Fau\uFE0Flad\u200Den\u202C!\u2069",
        "\u202EDer Kundenservice\u202C ist \u2067ein\u2069 Sa\u200Cu\uDB40\uDC41laden!"
      })
  void hidingCharactersInWordsHelpsNobody(String text) {
    var plain = SCORER.read("Der Kundenservice ist ein Sauladen!");
    var hidden = SCORER.read(text);

    assertThat(hidden.sentiment()).isEqualTo(plain.sentiment());
    assertThat(hidden.language()).isEqualTo(plain.language());
    assertThat(hidden.assessment()).isEqualTo(plain.assessment());
    assertThat(hidden.contributions())
        .extracting(Reading.Contribution::weight)
        .containsExactlyElementsOf(
            plain.contributions().stream().map(Reading.Contribution::weight).toList());
  }
}
