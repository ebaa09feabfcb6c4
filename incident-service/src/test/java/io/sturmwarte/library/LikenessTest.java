package io.sturmwarte.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.library.Likeness.Candidate;
import io.sturmwarte.library.Likeness.Judgement;
import io.sturmwarte.library.Likeness.Word;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final Word COMMON = new Word("de", "kunden", 3);
  private static final Word RARE = new Word("de", "abrechnung", 1);

  private final Candidate complaints =
      candidate(Cause.COMPLAINT_HANDLING, CrisisCluster.ACCIDENTAL, RARE, COMMON);
  private final Candidate campaign =
      candidate(Cause.CAMPAIGN_BACKFIRE, CrisisCluster.PREVENTABLE, COMMON);
  private final Candidate other = candidate(Cause.OTHER, CrisisCluster.VICTIM, COMMON);
  private final List<Candidate> all = List.of(complaints, campaign, other);

  @Test
  void sameCauseAndAllTheWordsAreFourFifths() {
    var judgement = judge(Cause.COMPLAINT_HANDLING, null, complaints).orElseThrow();

    assertThat(judgement.score()).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void sameClusterMakesItWhole() {
    var judgement =
        judge(Cause.COMPLAINT_HANDLING, CrisisCluster.ACCIDENTAL, complaints).orElseThrow();

    assertThat(judgement.score()).isCloseTo(1.0, within(1e-9));
    assertThat(judgement.reasons()).hasSize(3);
  }

  @Test
  void rareWordWeighsMoreThanACommonOne() {
    var rare = judge(null, null, candidate(Cause.OTHER, CrisisCluster.VICTIM, RARE)).orElseThrow();
    var common = judge(null, null, candidate(Cause.OTHER, CrisisCluster.VICTIM, COMMON));

    assertThat(rare.score()).isGreaterThan(common.map(Judgement::score).orElse(0.0));
  }

  @Test
  void otherIsHardlyACauseInCommon() {
    var same = judge(Cause.OTHER, null, other).orElseThrow();

    assertThat(same.score()).isLessThan(0.3);
  }

  @Test
  void nothingInCommonIsNotSuggested() {
    assertThat(
            judge(
                Cause.PRODUCT_FAULT,
                null,
                candidate(Cause.CAMPAIGN_BACKFIRE, CrisisCluster.VICTIM)))
        .isEmpty();
  }

  @Test
  void incidentWithoutACauseIsComparedByItsWords() {
    var judgement = judge(null, null, complaints).orElseThrow();

    assertThat(judgement.reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.de()).isEqualTo("Gemeinsame Worte: abrechnung, kunden");
              assertThat(reason.en()).isEqualTo("Words in common: abrechnung, kunden");
            });
  }

  private Optional<Judgement> judge(
      @org.jspecify.annotations.Nullable Cause cause,
      @org.jspecify.annotations.Nullable CrisisCluster cluster,
      Candidate candidate) {
    return new Likeness(Optional.ofNullable(cause), Optional.ofNullable(cluster), all)
        .of(candidate);
  }

  private static Candidate candidate(Cause cause, CrisisCluster cluster, Word... shared) {
    return new Candidate(cause, cluster, List.of(shared));
  }
}
