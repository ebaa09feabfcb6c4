package io.sturmwarte.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StemsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Akku Akkus",
        "Paket Pakete Paketen Pakets",
        "Rückruf Rückrufe Rueckrufen",
        "brennt brennen",
        "Lieferung Lieferungen",
        "refund refunds refunded",
        "battery batteries",
        "Kunde Kunden",
        "Straße STRASSE Strassen"
      })
  void bringsTheFormsOfAWordTogether(String forms) {
    assertThat(Arrays.stream(forms.split(" ")).map(Stems::of).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Akku App", "Bus Bahn", "Haus Haut", "refund return"})
  void keepsWordsApart(String words) {
    assertThat(Arrays.stream(words.split(" ")).map(Stems::of).distinct()).hasSize(2);
  }
}
