package io.sturmwarte.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.briefing.BriefingFacts.Kind;
import io.sturmwarte.wording.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written is compared with texts that were read aloud. Run with {@code
 * -Dbriefing.write=true} to write them anew, then read them.
 */
class AuthorTest {
  private static final Path FOLDER = Path.of("src/test/resources/briefing");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  static Stream<Arguments> scenes() {
    return Scenes.ALL.entrySet().stream()
        .flatMap(
            scene ->
                Stream.of(Wording.values())
                    .map(language -> Arguments.of(scene.getKey(), language, scene.getValue())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scenes")
  void readsAsAPressOfficerWouldWrite(String scene, Wording language, BriefingFacts facts)
      throws IOException {
    var file =
        FOLDER.resolve("%s.%s.txt".formatted(scene, language.name().toLowerCase(Locale.ROOT)));

    var briefing = Author.write(facts, language, BERLIN);

    if (Boolean.getBoolean("briefing.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, briefing.text());
    }
    assertThat(file).hasContent(briefing.text());
  }

  @Test
  void aSceneIsOfItsKind() {
    assertThat(Scenes.ALL.get("calm").kind()).isEqualTo(Kind.CALM);
    assertThat(Scenes.ALL.get("breeze").kind()).isEqualTo(Kind.BREEZE);
    assertThat(Scenes.ALL.get("storm").kind()).isEqualTo(Kind.STORM);
    assertThat(Scenes.ALL.get("raid").kind()).isEqualTo(Kind.STORM);
    assertThat(Scenes.ALL.get("approval").kind()).isEqualTo(Kind.ATTENTION);
    assertThat(Scenes.ALL.get("scoring-down").kind()).isEqualTo(Kind.UNCLEAR);
  }
}
