package io.sturmwarte.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.crisis.Intent;
import io.sturmwarte.crisis.Signs;
import io.sturmwarte.model.Head;
import io.sturmwarte.model.Models;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {
  private static final List<String> SUBJECTS = List.of("Tarif", "Laden", "service", "app", "Keks");

  @TempDir Path folder;

  @Test
  void theSameDataGiveTheSameFile() throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    write(data);

    Train.main(new String[] {folder.resolve("one").toString(), data.toString()});
    Train.main(new String[] {folder.resolve("two").toString(), data.toString()});

    var one = Files.readAllBytes(folder.resolve("one/model.bin"));
    assertThat(one).isEqualTo(Files.readAllBytes(folder.resolve("two/model.bin")));
    assertThat(Files.readString(folder.resolve("one/manifest.json")))
        .isEqualTo(Files.readString(folder.resolve("two/manifest.json")))
        .contains(Models.sha256(one));
    learnedSomething(Models.read(new ByteArrayInputStream(one)));
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> Train.main(new String[] {"out", folder.toString()}))
        .hasMessageContaining("umsab_arabic_train.tsv");
  }

  private static void learnedSomething(Models models) {
    for (var language : List.of(Language.GERMAN, Language.ENGLISH)) {
      var angry = models.of(language).answer(Normaliser.tokens("mies awful Tarif"));
      assertThat(angry.logit(Head.NEGATIVE)).isGreaterThan(angry.logit(Head.POSITIVE));
      assertThat(angry.isYes(Head.SAFETY_HAZARD)).isTrue();
      assertThat(Signs.of(angry).intents()).hasSize(Intent.values().length);
    }
  }

  private static void write(Path data) throws IOException {
    for (var language : List.of(Language.GERMAN, Language.ENGLISH)) {
      for (var source : Recipe.sentimentTargets(language)) {
        write(data, source, "negative", "neutral", "positive");
      }
      for (var source : Recipe.toxicityTargets(language)) {
        write(data, source, "OFFENSE", "OTHER");
      }
      for (var source : Recipe.beside(language)) {
        write(data, source, "negative", "positive");
      }
      posts(data, Recipe.posts(language), SUBJECTS);
      posts(data, Recipe.setAside(language), List.of("Bus", "train"));
      for (var head : Head.WITH_TERMS) {
        lines(data, Recipe.terms(head, language), "mies", "awful");
      }
    }
    for (var source :
        Stream.of("train", "val").flatMap(p -> Recipe.otherLanguages(p).stream()).toList()) {
      write(data, source, "neutral");
    }
    write(data, Recipe.furtherLanguages(), "nl");
    write(data, Recipe.furtherLanguagesSetAside(), "nl");
    lines(data, Recipe.lexicon(Language.GERMAN), "mies,NEG,0.7,adj", "gut,POS,0.7,adj");
    lines(data, Recipe.lexicon(Language.ENGLISH), "awful\t-2.0\t0.7", "good\t1.9\t0.8");
    lines(data, Recipe.emoji(), "\uD83D\uDE00\tgood face");
  }

  /** Of each two posts, one is everything that a post can be and the other nothing. */
  private static void posts(Path data, Recipe.Source source, List<String> subjects)
      throws IOException {
    var lines = new StringBuilder("the header is not read\n");
    var causes = String.join(",", Head.CAUSES.stream().map(Head::label).toList());
    var intents = String.join(",", Head.INTENTS.stream().map(Head::label).toList());
    for (var subject : subjects) {
      lines.append(
          "negative\t1\t1\t%s\t%s\t3\t1\tx\tmies awful %s%n".formatted(causes, intents, subject));
      lines.append("positive\t0\t0\t-\t-\t0\t0\tx\tgut good %s%n".formatted(subject));
      lines.append("neutral\t0\t0\t-\t-\t0\t0\tx\tda here %s%n".formatted(subject));
    }
    lines(data, source, lines.toString().split("\\R"));
  }

  private static void write(Path data, Recipe.Source source, String... labels) throws IOException {
    var lines = new StringBuilder("label\ttext\n");
    for (var subject : SUBJECTS) {
      for (var label : labels) {
        var words =
            switch (label) {
              case "negative", "OFFENSE" -> "mies awful";
              case "positive" -> "gut good";
              default -> "da here";
            };
        lines.append("%s\t%s %s %s%n".formatted(label, words, subject, source.name()));
      }
    }
    var file = data.resolve(source.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines);
  }

  private static void lines(Path data, Recipe.Source source, String... lines) throws IOException {
    var file = data.resolve(source.path());
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }
}
