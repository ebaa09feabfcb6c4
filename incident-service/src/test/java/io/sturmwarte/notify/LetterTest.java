package io.sturmwarte.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Post;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind in both languages; the mails are kept in {@code target/letters} to be looked at. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class LetterTest {
  private static final Path LETTERS = Path.of("target/letters");
  private static final String HOSTILE = "<script>alert(1)</script>\r\nBcc: thief@example.org";
  private static final String ACKNOWLEDGE = "http://localhost:8083/acknowledge/1~x";

  @Inject Engine templates;

  static Stream<Arguments> kinds() {
    var line =
        Map.<String, Object>of(
            "id",
            UUID.randomUUID().toString(),
            "subject",
            "[S2] Nordlicht Energie: Abschlagszahlungen verdoppelt",
            "number",
            "2026-17",
            "acknowledge",
            ACKNOWLEDGE);
    var data =
        Map.<String, Map<String, Object>>of(
            "page", Map.of(),
            "level-2", Map.of(),
            "sla-warning",
                Map.of(
                    "what",
                    "Erstes öffentliches Wort",
                    "percent",
                    75,
                    "dueAt",
                    "2026-11-24T18:15:00Z"),
            "reminder",
                Map.of("what", "Textbausteine überarbeiten", "dueAt", "2026-11-24T18:15:00Z"),
            "approval", Map.of("askedBy", "Jana Petersen", "what", "Antwort an @lichtblick_hh"),
            "freeze",
                Map.of(
                    "reason",
                    "Sturmstufe 5",
                    "until",
                    "2026-11-25T08:00:00Z",
                    "mayPublish",
                    "Pressestelle"),
            "dead-letter",
                Map.of(
                    "target",
                    "Kanzlei",
                    "channel",
                    "email",
                    "subject",
                    "[S1] Nordlicht Energie: Datenleck",
                    "error",
                    "550 no such user"),
            "bundle", Map.of("messages", List.of(line, line, line)),
            "verification", Map.of("code", "123456"));
    return data.entrySet().stream()
        .flatMap(
            kind ->
                Stream.of("de", "en")
                    .map(language -> Arguments.of(kind.getKey(), language, kind.getValue())));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("kinds")
  void everyKindReadsWellInBothLanguages(String kind, String language, Map<String, Object> data)
      throws IOException {
    var acknowledge = kind.equals("page") || kind.equals("level-2") ? ACKNOWLEDGE : null;
    var letter = letter(kind, language, data, "Abschlagszahlungen verdoppelt", acknowledge);

    Files.createDirectories(LETTERS);
    Files.writeString(LETTERS.resolve(kind + "_" + language + ".html"), letter.html());
    Files.writeString(LETTERS.resolve(kind + "_" + language + ".txt"), letter.text());

    assertThat(letter.html()).contains("<html lang=\"" + language).contains("max-width:600px");
    assertThat(letter.html() + letter.text()).doesNotContain("NOT_FOUND");
    assertThat(letter.text()).doesNotContain("{").doesNotContain("<");
    assertThat(letter.subject()).isNotBlank().doesNotContain("\n");
    assertThat(letter.text().lines()).doesNotContain("null");
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("kinds")
  void titleIsOnlyText(String kind, String language, Map<String, Object> data) {
    var letter = letter(kind, language, data, HOSTILE, null);

    assertThat(letter.html()).doesNotContain("<script>");
    assertThat(letter.subject()).doesNotContain("\r").doesNotContain("\n");
  }

  @Test
  void whatIsKeptDoesNotShowTheCode() {
    var parcel = parcel("verification", "en", Map.of("code", "123456"), "t");
    var kept = new Letter(templates, parcel, "http://localhost:8080", null, List.of(), true);
    var sent = new Letter(templates, parcel, "http://localhost:8080", null, List.of(), false);

    assertThat(kept.text() + kept.html() + kept.subject()).doesNotContain("123456");
    assertThat(sent.text()).contains("123456");
  }

  @Test
  void subjectIsCutToALengthThatMailersTake() {
    assertThat(letter("page", "de", Map.of(), "x".repeat(500), null).subject())
        .hasSize(200)
        .endsWith("…");
  }

  @Test
  void timeIsTheReadersOwn() {
    assertThat(letter("page", "de", Map.of(), "t", null).since())
        .isEqualTo("24. November 2026, 18:45 Uhr (MEZ)");
    assertThat(letter("page", "en", Map.of(), "t", null).since())
        .isEqualTo("24 November 2026, 18:45 (CET)");
  }

  private Letter letter(
      String kind,
      String language,
      Map<String, Object> data,
      String title,
      @Nullable String acknowledge) {
    return new Letter(
        templates,
        parcel(kind, language, data, title),
        "http://localhost:8080/incidents/018f",
        acknowledge,
        List.of("Leitstand", "Mara Hinrichs"),
        false);
  }

  private static Parcel parcel(
      String kind, String language, Map<String, Object> data, String title) {
    return new Parcel(
        kind,
        "nord",
        UUID.randomUUID(),
        "2026-17",
        "Nordlicht Energie",
        title,
        "S2",
        4,
        List.of(
            "120 negative Beiträge in einer Stunde, sonst 9",
            "Ein Beitrag von @energie_watch mit 48.000 Followern wurde 1.300-mal geteilt"),
        false,
        Instant.parse("2026-11-24T17:45:00Z"),
        null,
        "Jana Petersen",
        "email",
        "jana@example.org",
        language,
        null,
        1,
        false,
        data);
  }
}
