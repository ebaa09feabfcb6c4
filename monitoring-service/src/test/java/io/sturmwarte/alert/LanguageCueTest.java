package io.sturmwarte.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageCueTest {
  @Test
  void countsThoseWhoSpeakOfThemselvesInBothLanguages() {
    var cue = LanguageCue.of(List.of("Ich warte", "they lied"), List.of("my phone and I'm happy"));

    assertThat(cue.firstPerson()).isEqualTo(0.25);
    assertThat(cue.firstPersonBefore()).isEqualTo(0.4);
  }

  @Test
  void aWordThatOnlyBeginsLikeOneIsNone() {
    assertThat(LanguageCue.of(List.of("ichthys meint mirabel"), List.of()).firstPerson()).isZero();
  }

  @Test
  void saysHowManyAddressTheSameAccount() {
    var texts =
        List.of("@Marke schämt euch", "@marke @andere", "@marke nie wieder", "hört auf @marke");

    assertThat(LanguageCue.of(texts, List.of()).concentration()).isEqualTo(0.8);
  }

  @Test
  void fewAddressedAccountsSayNothing() {
    var texts = Collections.nCopies(4, "@marke");

    assertThat(LanguageCue.of(texts, List.of()).concentration()).isNull();
  }

  @Test
  void aMailAddressAddressesNobody() {
    var texts = Collections.nCopies(9, "schreibt an hilfe@marke.example");

    assertThat(LanguageCue.of(texts, List.of()).concentration()).isNull();
  }

  @Test
  void withoutTextsThereIsNoShare() {
    assertThat(LanguageCue.of(List.of(), List.of()))
        .isEqualTo(new LanguageCue(0, 0, null, null, null, null));
  }
}
