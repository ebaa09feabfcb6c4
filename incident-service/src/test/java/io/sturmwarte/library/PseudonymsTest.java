package io.sturmwarte.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudonymsTest {
  private final Pseudonyms pseudonyms =
      new Pseudonyms("Nordlicht Energie", List.of("Marie Kühn", "j.brandt", "lead"));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a link                       | Siehe https://example.org/p/17?x=1. | Siehe [Link].
          a link without its scheme    | www.example.org/a) war zuerst da    | [Link]) war zuerst da
          a mail address               | an kundin@mail.example.org gesandt  | an [Adresse] gesandt
          an account                   | @strom_kunde88 schrieb zuerst       | [Konto] schrieb zuerst
          an account of another server | von @a.b@example.org                | von [Konto]
          a telephone number           | ruft +49 (0)30 1234567 an           | ruft [Nummer] an
          a number of an incident      | wie bei 2026-17                     | wie bei [Vorfall]
          a day                        | am 2026-11-24, am 3.4.2026          | am [Tag], am [Tag]
          a day without its year       | am 24.11. um 9.30 Uhr, am 3. März   | am [Tag] um 9.30 Uhr, am [Tag]
          a day with its month         | am 24. November 2026 um 9 Uhr       | am [Tag] um 9 Uhr
          a number before another word | 3 Marken, 12 Novellen, 2 Decken     | 3 Marken, 12 Novellen, 2 Decken
          a sum is no telephone number | 1200 Euro, 30 Prozent               | 1200 Euro, 30 Prozent
          the brand                    | Nordlicht Energie schwieg           | [Unternehmen] schwieg
          the brand, called for short  | bei NORDLICHT, Nordlichts Antwort   | bei [Unternehmen], [Unternehmen] Antwort
          the brand in a hashtag       | unter #NordlichtAbzocke             | unter [Unternehmen]
          not what only sounds like it | ein Nordlichtern gleicher Himmel    | ein Nordlichtern gleicher Himmel
          a person                     | Marie Kühn und Frau Kühn            | [Person] und Frau [Person]
          a login                      | j.brandt, Brandt                    | [Person], [Person]
          a login that is a word       | der Lead entschied                  | der [Person] entschied
          """)
  void nothingSaysWhoItWas(String what, String text, String expected) {
    assertThat(pseudonyms.german(text)).as(what).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"Nordlicht wrote to @someone,[company] wrote to [account]", "Kühn,[person]"})
  void englishTextsGetEnglishWords(String text, String expected) {
    assertThat(pseudonyms.english(text)).isEqualTo(expected);
  }
}
