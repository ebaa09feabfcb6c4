package io.sturmwarte.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudonymsTest {
  private static final Handle ERIKA = Handle.of("mastodon", "@Erika.Muster");
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void oneAuthorHasOnePseudonymHoweverTheNameIsWritten() {
    var pseudonyms = new Pseudonyms(keys("a-secret-of-our-own", "1"));

    assertThat(pseudonyms.of(ERIKA))
        .matches("1-[0-9a-f]{32}")
        .isEqualTo(pseudonyms.of(Handle.of("Mastodon ", "erika.muster")))
        .isNotEqualTo(pseudonyms.of(Handle.of("bluesky", "erika.muster")))
        .isNotEqualTo(new Pseudonyms(keys("another-secret-of-ours", "1")).of(ERIKA));
  }

  @Test
  void whatWasStoredUnderAnEarlierKeyIsStillFound() {
    var before = new Pseudonyms(keys("a-secret-of-our-own", "1"));
    var now = new Pseudonyms(keys("a-new-secret-of-ours", "2", "1:a-secret-of-our-own"));

    assertThat(now.of(ERIKA)).startsWith("2-");
    assertThat(now.all(ERIKA)).contains(now.of(ERIKA), before.of(ERIKA));
    assertThat(now.all(ERIKA)).filteredOn(hash -> hash.length() == 10).hasSize(4);
    assertThat(now.tombstones(ERIKA)).hasSize(2).containsAll(before.tombstones(ERIKA));
  }

  @Test
  void aTombstoneTellsNothingOfThePseudonym() {
    var pseudonyms = new Pseudonyms(keys("a-secret-of-our-own", "1"));
    var tombstone = pseudonyms.tombstones(ERIKA).getFirst().toString().replace("-", "");

    assertThat(pseudonyms.of(ERIKA)).doesNotContain(tombstone);
  }

  @ParameterizedTest
  @CsvSource({
    "a-secret-of-our-own,                false, true",
    "development-only,                   false, false",
    "development-only-but-much-longer,   false, false",
    "too-short,                          false, false",
    ",                                   false, false",
    "development-only,                   true,  true",
    ",                                   true,  true",
  })
  void aKeyThatEverybodyKnowsIsForDemonstrationsOnly(
      String key, boolean demonstration, boolean taken) {
    if (taken) {
      assertThat(keys(Optional.ofNullable(key), demonstration).all()).hasSize(1);
    } else {
      assertThatThrownBy(() -> keys(Optional.ofNullable(key), demonstration))
          .hasMessageContaining("sturmwarte.author-key");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Gruß an @erika.muster!,                    true",
    "@Erika.Muster: stimmt,                     true",
    "https://example.org/@erika.muster/123,     true",
    "https://example.org/erika.muster,          true",
    "fragt @erika.muster.,                      true",
    "fragt @erika.musterfrau,                   false",
    "fragt @erika.muster@example.org,           false",
    "fragt @erika.muster.example,               false",
    "fragt @erikaxmuster,                       false",
    "Erika.Muster war hier,                     false",
  })
  void aNameIsFoundWhereSomebodyIsAddressedByIt(String text, boolean addressed) {
    // PostgreSQL's word for a letter or a digit is written otherwise in Java.
    var pattern = ERIKA.addressed().replace("[[:alnum:]_]", "[\\p{Alnum}_]");

    assertThat(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text).find())
        .isEqualTo(addressed);
  }

  private static AuthorKeys keys(Optional<String> key, boolean demonstration) {
    return AuthorKeys.of(key, "1", List.of(), Optional.of("secret-of-the-services"), demonstration);
  }

  private static AuthorKeys keys(String key, String id, String... before) {
    return AuthorKeys.of(Optional.of(key), id, List.of(before), NONE, false);
  }
}
