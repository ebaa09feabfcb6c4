package io.sturmwarte.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final byte[] CLEAR = "Das ist eine Drohung".getBytes(StandardCharsets.UTF_8);

  private final Seal seal = new Seal("1", "a secret of sixteen letters", List.of());

  @Test
  void whatWasSealedIsOpened() {
    var sealed = seal.seal(CLEAR);

    assertThat(seal.open(sealed.content(), sealed.keyId(), sealed.key())).isEqualTo(CLEAR);
  }

  @Test
  void theSamePieceIsNeverSealedTheSame() {
    assertThat(seal.seal(CLEAR).content()).isNotEqualTo(seal.seal(CLEAR).content());
  }

  @Test
  void aSealedPieceShowsNothingOfItsContent() {
    assertThat(new String(seal.seal(CLEAR).content(), StandardCharsets.ISO_8859_1))
        .doesNotContain("Drohung");
  }

  @Test
  void aPieceOfWhichABitWasChangedIsNotOpened() {
    var sealed = seal.seal(CLEAR);
    sealed.content()[sealed.content().length / 2] ^= 1;

    assertThatThrownBy(() -> seal.open(sealed.content(), sealed.keyId(), sealed.key()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPieceIsNotOpenedWithTheKeyOfAnother() {
    var one = seal.seal(CLEAR);
    var other = seal.seal(CLEAR);

    assertThatThrownBy(() -> seal.open(one.content(), other.keyId(), other.key()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPieceFromBeforeTheKeyWasChangedIsStillOpened() {
    var sealed = seal.seal(CLEAR);
    var changed =
        new Seal("2", "another secret, quite long", List.of("1:a secret of sixteen letters"));

    assertThat(changed.open(sealed.content(), sealed.keyId(), sealed.key())).isEqualTo(CLEAR);
    assertThat(changed.seal(CLEAR).keyId()).isEqualTo("2");
  }

  @Test
  void aMissingKeySaysWhichOneIsMissing() {
    var sealed = seal.seal(CLEAR);
    var without = new Seal("2", "another secret, quite long", List.of());

    assertThatThrownBy(() -> without.open(sealed.content(), sealed.keyId(), sealed.key()))
        .isInstanceOf(Problem.Conflict.class)
        .hasMessageContaining("key 1");
  }

  @Test
  void withoutItsOwnKeyAPieceIsErased() {
    assertThatThrownBy(() -> seal.open(seal.seal(CLEAR).content(), null, null))
        .isInstanceOf(Problem.Conflict.class)
        .hasMessageContaining("erased");
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> new Seal("1", "short", List.of()))
        .hasMessageContaining("16 characters");
  }

  @Test
  void twoKeysNeedTwoIds() {
    assertThatThrownBy(
            () -> new Seal("1", "a secret of sixteen letters", List.of("1:another secret, long")))
        .hasMessageContaining("an id of its own");
  }
}
