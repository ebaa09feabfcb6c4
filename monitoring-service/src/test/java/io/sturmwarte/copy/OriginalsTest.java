package io.sturmwarte.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OriginalsTest {
  private static final String RAID =
      "Ich war jahrelang Kunde bei euch und wurde nur belogen. Teilt das, damit alle es sehen!";

  private final Originals originals = new Originals();

  private static Originals.Original text(String text) {
    return Originals.Original.of(
        UUID.randomUUID(), Instant.EPOCH, Fingerprint.of(text).orElseThrow());
  }

  @Test
  void theFirstIsTheOriginalAndTheOthersItsCopies() {
    var first = text(RAID);
    var second = text(RAID + " 😡 https://t.example/1");
    var third = text(RAID.replace("jahrelang", "ewig"));

    originals.sort(first);
    originals.sort(second);
    originals.sort(third);

    assertThat(originals.copyOf())
        .containsOnlyKeys(second.id(), third.id())
        .containsValues(first.id());
    assertThat(originals.fresh()).containsExactly(first);
  }

  @Test
  void oneThatIsKnownFromBeforeIsTheOriginal() {
    var known = text(RAID);
    var copy = text(RAID);
    originals.know(known);

    originals.sort(copy);

    assertThat(originals.copyOf()).containsEntry(copy.id(), known.id());
    assertThat(originals.fresh()).isEmpty();
  }

  @Test
  void whoIsSortedAgainIsNotItsOwnCopy() {
    var known = text(RAID);
    originals.know(known);

    originals.sort(known);

    assertThat(originals.copyOf()).isEmpty();
    assertThat(originals.fresh()).isEmpty();
  }

  @Test
  void theSameComplaintInOtherWordsIsNoCopy() {
    originals.sort(text("Seit acht Tagen warte ich auf mein Paket und niemand antwortet mir."));
    originals.sort(text("Mein Paket ist seit über einer Woche unterwegs, der Service schweigt."));

    assertThat(originals.copyOf()).isEmpty();
    assertThat(originals.fresh()).hasSize(2);
  }
}
