package io.sturmwarte.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.Text;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What ships is whole, has the shape that readers rely on, and says the same in both languages. */
class ShelfTest {
  private static final Path FOLDER = Path.of("src/main/resources/library");
  private static final List<Shipped> SHELF = new Shelf().entries();

  private static final Map<Kind, List<String>> SECTIONS_DE =
      Map.of(
          Kind.PLAYBOOK,
          List.of(
              "Wann dieses Playbook gilt",
              "Die ersten 15 Minuten",
              "Die erste Stunde",
              "Der erste Tag",
              "Wer entscheidet",
              "Was wir sagen",
              "Was wir nicht tun",
              "Rechtliche Fallstricke",
              "Woran wir es messen",
              "Wann es vorbei ist",
              "Checkliste"),
          Kind.CASE_STUDY,
          List.of(
              "Was geschah",
              "Zeitleiste",
              "Was die Organisation tat",
              "Was daraus wurde",
              "Was wir daraus lernen"));

  private static final Map<Kind, List<String>> SECTIONS_EN =
      Map.of(
          Kind.PLAYBOOK,
          List.of(
              "When it applies",
              "The first 15 minutes",
              "The first hour",
              "The first day",
              "Who decides",
              "What to say",
              "What not to do",
              "Legal traps",
              "Measures to watch",
              "When it is over",
              "Checklist"),
          Kind.CASE_STUDY,
          List.of(
              "What happened",
              "Timeline",
              "What the organisation did",
              "What came of it",
              "What to learn"));

  static Stream<Shipped> all() {
    return SHELF.stream();
  }

  static Stream<Shipped> caseStudies() {
    return all().filter(one -> one.draft().kind() == Kind.CASE_STUDY);
  }

  @Test
  void everyFolderIsOnTheList() throws IOException {
    try (var files = Files.find(FOLDER, 3, (path, ignored) -> path.endsWith("entry.yaml"))) {
      assertThat(SHELF.stream().map(Shipped::key))
          .containsExactlyInAnyOrderElementsOf(
              files.map(Path::getParent).map(FOLDER::relativize).map(Path::toString).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCauseHasOnePlaybook(Cause cause) {
    assertThat(all().filter(one -> one.draft().kind() == Kind.PLAYBOOK))
        .filteredOn(one -> one.draft().cause() == cause)
        .singleElement()
        .satisfies(one -> assertThat(one.draft().cluster()).isEqualTo(cause.cluster()));
  }

  @ParameterizedTest
  @EnumSource
  void everyOutcomeHasCaseStudies(Outcome outcome) {
    assertThat(caseStudies())
        .filteredOn(one -> one.draft().outcome() == outcome)
        .hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("all")
  void sectionsAreAllThereInOrder(Shipped one) {
    var kind = one.draft().kind();

    assertThat(headings(one.draft().body().de())).isEqualTo(SECTIONS_DE.get(kind));
    assertThat(headings(one.draft().body().en())).isEqualTo(SECTIONS_EN.get(kind));
  }

  @ParameterizedTest
  @MethodSource("all")
  void noSectionIsEmpty(Shipped one) {
    assertThat(sections(one.draft().body().de())).allMatch(section -> words(section) > 5);
    assertThat(sections(one.draft().body().en())).allMatch(section -> words(section) > 5);
  }

  @ParameterizedTest
  @MethodSource("all")
  void lengthIsThatOfAPageOrTwo(Shipped one) {
    var isPlaybook = one.draft().kind() == Kind.PLAYBOOK;
    var least = isPlaybook ? 430 : 230;
    var most = isPlaybook ? 900 : 450;

    assertThat(words(one.draft().body().de())).isBetween(least, most);
    assertThat(words(one.draft().body().en())).isBetween(least, most);
    assertThat(one.draft().summary().de().length()).isBetween(60, 250);
    assertThat(one.draft().summary().en().length()).isBetween(60, 250);
  }

  /** Written natively, yet as many points in every section, so that nothing is said to half. */
  @ParameterizedTest
  @MethodSource("all")
  void bothLanguagesMakeTheSamePoints(Shipped one) {
    assertThat(points(one.draft().body().de())).isEqualTo(points(one.draft().body().en()));
  }

  @ParameterizedTest
  @MethodSource("caseStudies")
  void bothLanguagesTellTheSameDaysInOrder(Shipped one) {
    var days = days(one.draft().body().de());

    assertThat(days).isNotEmpty().isEqualTo(days(one.draft().body().en()));
    assertThat(days).extracting(ShelfTest::month).isSorted();
  }

  @ParameterizedTest
  @MethodSource("caseStudies")
  void factsSpanTheTimeline(Shipped one) {
    var months = days(one.draft().body().en()).stream().map(ShelfTest::month).toList();

    assertThat(month(String.valueOf(one.draft().happenedFrom())))
        .isLessThanOrEqualTo(months.size() > 1 ? months.get(1) : months.getFirst());
    assertThat(month(String.valueOf(one.draft().happenedUntil())))
        .isGreaterThanOrEqualTo(months.getLast());
  }

  @ParameterizedTest
  @MethodSource("caseStudies")
  void sourcesCanBeChecked(Shipped one) {
    assertThat(one.draft().sources()).isNotEmpty();
    assertThat(one.draft().sources()).anyMatch(Source::opened);
    assertThat(one.draft().sources())
        .allSatisfy(
            source -> {
              assertThat(source.publisher()).isNotBlank();
              assertThat(URI.create(String.valueOf(source.url())).getHost()).contains(".");
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void typographyIsThatOfItsLanguage(Shipped one) {
    assertThat(one.draft().body().de()).doesNotContain("\"");
    assertThat(one.draft().body().en()).doesNotContain("„").doesNotContain("organiz");
  }

  @Test
  void faultyEntryStopsTheStartAndSaysWhere() {
    Function<String, String> files =
        path ->
            switch (path) {
              case "shelf.txt" -> "bad";
              case "bad/entry.yaml" -> "kind: playbook\ncause: weather\ncluster: victim";
              default -> "---\ntitle: a\nsummary: b\n---\ntext";
            };

    assertThatThrownBy(() -> Shelf.read(files))
        .hasMessageStartingWith("The library's entry bad cannot be read")
        .hasMessageContaining("complaint-handling");
  }

  @Test
  void textWithoutAHeadIsRefused() {
    assertThatThrownBy(() -> Words.parse("# Title\n")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hashChangesWithAnyWord() {
    var one = SHELF.getFirst().draft();
    var other =
        new Draft(
            one.kind(),
            one.cause(),
            one.cluster(),
            one.strategies(),
            one.outcome(),
            one.happenedFrom(),
            one.happenedUntil(),
            one.title(),
            one.summary(),
            new Text(one.body().de() + ".", one.body().en()),
            one.sources(),
            one.owner(),
            one.reviewOn());

    assertThat(Shipped.of("a", other).hash()).isNotEqualTo(Shipped.of("a", one).hash());
    assertThat(Shipped.of("b", one).hash()).isEqualTo(Shipped.of("a", one).hash());
  }

  private static List<String> headings(String body) {
    return found("(?m)^## (.+)$", body);
  }

  private static List<String> days(String body) {
    return found("(?m)^- (\\d{4}-\\d\\d(?:-\\d\\d)?): ", body);
  }

  /** A month alone stands for some day in it. */
  private static String month(String day) {
    return day.substring(0, 7);
  }

  private static List<Long> points(String body) {
    return sections(body).stream()
        .map(section -> section.lines().filter(line -> line.startsWith("- ")).count())
        .toList();
  }

  private static List<String> sections(String body) {
    return Arrays.stream(body.split("(?m)^## ")).skip(1).toList();
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(hit -> hit.group(1)).toList();
  }

  private static int words(String text) {
    return found("([\\p{L}\\d]+)", text).size();
  }
}
