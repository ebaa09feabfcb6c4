package io.sturmwarte.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.library.Marked.Place;
import org.junit.jupiter.api.Test;

class MarkedTest {
  @Test
  void placesAreThoseOfTheTextWithoutMarks() {
    var marked = Marked.of("Die \u0002Entschuldigung\u0003 kam <b>spät</b>, \u0002sehr\u0003.");

    assertThat(marked.text()).isEqualTo("Die Entschuldigung kam <b>spät</b>, sehr.");
    assertThat(marked.marks()).containsExactly(new Place(4, 18), new Place(36, 40));
  }

  @Test
  void markThatDoesNotEndIsNone() {
    assertThat(Marked.of("a \u0002b").marks()).isEmpty();
    assertThat(Marked.of("a \u0003b").marks()).isEmpty();
  }
}
