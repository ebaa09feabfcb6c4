package io.sturmwarte.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetellingTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  private final Told told =
      new Told(
          "de",
          "Nordlicht hat zu spät geantwortet.",
          "Marie Kühn las den Beitrag von @strom_kunde88 erst um 16 Uhr.",
          List.of(
              new Told.Factor(
                  new Text("Was war unklar?", "What was unclear?"), "Wer Dienst hatte."),
              new Told.Factor(new Text("Was fehlte?", "What was missing?"), " ")),
          "Der Haltesatz lag bereit.",
          "");

  private final Draft draft =
      new Retelling(
              told,
              "Abrechnung bei Nordlicht Energie",
              Cause.COMPLAINT_HANDLING,
              null,
              new Pseudonyms("Nordlicht Energie", List.of("Marie Kühn")))
          .draft("lead", TODAY);

  @Test
  void nobodyIsNamed() {
    assertThat(draft.title().de()).isEqualTo("Aus eigener Erfahrung: Abrechnung bei [Unternehmen]");
    assertThat(draft.summary().de()).isEqualTo("[Unternehmen] hat zu spät geantwortet.");
    assertThat(draft.body().de()).contains("[Person] las den Beitrag von [Konto] erst um 16 Uhr.");
  }

  @Test
  void whatIsNotWrittenHasNoSection() {
    assertThat(draft.body().de())
        .contains("## Was geschah", "## Was gut lief", "**Was war unklar?** Wer Dienst hatte.")
        .doesNotContain("nicht gut lief")
        .doesNotContain("Was fehlte?");
  }

  @Test
  void causeAndClusterComeAlong() {
    assertThat(draft.cause()).isEqualTo(Cause.COMPLAINT_HANDLING);
    assertThat(draft.cluster()).isEqualTo(CrisisCluster.PREVENTABLE);
  }

  @Test
  void peopleHaveToFinishIt() {
    assertThat(draft.missing()).containsExactly("title.en", "summary.en", "body.en", "outcome");
    assertThat(draft.reviewOn()).isEqualTo("2027-11-24");
  }
}
