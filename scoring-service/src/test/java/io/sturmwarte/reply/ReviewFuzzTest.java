package io.sturmwarte.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Utf16;
import java.util.List;

/** Reviews drafts, whatever they are and whatever they answer. */
class ReviewFuzzTest {
  private static final Reviewer REVIEWER = new Reviewer();

  /** A line for the network, one for the mention, the rest is the draft. */
  @FuzzTest
  void reviewsAnyDraft(byte[] bytes) {
    var lines = Utf16.of(bytes).split("\n", 3);
    var platform = lines.length > 2 ? lines[0] : "";
    var mention = lines.length > 1 ? lines[lines.length - 2] : "";
    var text = lines[lines.length - 1];
    var strategy = Strategy.values()[text.length() % Strategy.values().length];

    for (var language : List.of(Language.GERMAN, Language.ENGLISH)) {
      var draft = Drafts.of(text, language, mention, strategy, platform);
      var review = REVIEWER.review(draft);
      holdsTogether(review, text.length());
      assertThat(REVIEWER.review(draft)).isEqualTo(review);
    }
  }

  private static void holdsTogether(Review review, int length) {
    int start = 0;
    for (var finding : review.findings()) {
      assertThat(finding.start()).isBetween(start, finding.end());
      assertThat(finding.end()).isLessThanOrEqualTo(length);
      start = finding.start();
    }
    assertThat(review.readability()).isBetween(0.0, 100.0);
    var rubric = review.rubric();
    assertThat(
            List.of(
                rubric.calm(),
                rubric.namesProblem(),
                rubric.takesResponsibility(),
                rubric.concreteSolution(),
                rubric.transparent()))
        .allMatch(mark -> mark >= 0 && mark <= 4);
  }
}
