package io.sturmwarte.response;

import static io.sturmwarte.incident.Severity.S1;
import static io.sturmwarte.incident.Severity.S2;
import static io.sturmwarte.incident.Severity.S3;
import static io.sturmwarte.response.Kind.REPLY;
import static io.sturmwarte.response.Kind.STATEMENT;
import static io.sturmwarte.response.Need.By.LEAD;
import static io.sturmwarte.response.Need.By.LEGAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.incident.Severity;
import io.sturmwarte.legal.Checkpoint;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalsTest {
  private static final ApprovalPolicy POLICY =
      new ApprovalPolicy(
          List.of(
              rule(Set.of(), Set.of(STATEMENT), Set.of(), LEAD),
              rule(Set.of(S1, S2), Set.of(), Set.of(), LEAD),
              rule(Set.of(S1), Set.of(), Set.of("press"), LEGAL)));

  private static final Review FINE = review();
  private static final Review ADMITS = review("legal-admission", "warning");
  private static final Review BLOCKS = review("attack", "blocker");

  static Stream<Arguments> cases() {
    return Stream.of(
        row("a calm reply at S3", draft(S3, REPLY, "mastodon", FINE), Set.of()),
        row("words to the public", draft(S3, STATEMENT, "website", FINE), Set.of(LEAD)),
        row("a reply at S2", draft(S2, REPLY, "mastodon", FINE), Set.of(LEAD)),
        row("to the press at S1", draft(S1, STATEMENT, "press", FINE), Set.of(LEAD, LEGAL)),
        row("to the press at S2", draft(S2, STATEMENT, "press", FINE), Set.of(LEAD)),
        row("an admission at S3", draft(S3, REPLY, "mastodon", ADMITS), Set.of(LEGAL)),
        row("a blocker at S3", draft(S3, REPLY, "mastodon", BLOCKS), Set.of(LEAD)),
        row("not reviewed", draft(S3, REPLY, "mastodon", null), Set.of(LEAD)),
        row("approved beforehand", preApproved(S1, FINE), Set.of()),
        row("approved beforehand, unreviewed", preApproved(S1, null), Set.of()),
        row("approved beforehand, but admits", preApproved(S1, ADMITS), Set.of(LEGAL)),
        row("legal was asked", legal(Checkpoint.Status.ASKED), Set.of(LEGAL)),
        row("legal has cleared it", legal(Checkpoint.Status.CLEARED), Set.of()),
        row("with conditions", legal(Checkpoint.Status.CLEARED_WITH_CONDITIONS), Set.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void policyAndReviewSayWhoseYesIsNeeded(String name, Approvals.Draft draft, Set<Need.By> needed) {
    assertThat(Approvals.needed(POLICY, draft).stream().map(Need::by)).hasSameElementsAs(needed);
  }

  @Test
  void everyReasonIsGivenOnce() {
    var needs = Approvals.needed(POLICY, draft(S1, STATEMENT, "website", BLOCKS));

    assertThat(needs).singleElement().satisfies(need -> assertThat(need.why()).hasSize(2));
  }

  private static Arguments row(String name, Approvals.Draft draft, Set<Need.By> needed) {
    return Arguments.of(name, draft, needed);
  }

  private static Approvals.Draft draft(
      Severity severity, Kind kind, String platform, @Nullable Review review) {
    return new Approvals.Draft(
        severity, kind, platform, review, false, Checkpoint.Status.NOT_ASKED);
  }

  private static Approvals.Draft preApproved(Severity severity, @Nullable Review review) {
    return new Approvals.Draft(
        severity, STATEMENT, "website", review, true, Checkpoint.Status.NOT_ASKED);
  }

  private static Approvals.Draft legal(Checkpoint.Status status) {
    return new Approvals.Draft(S3, REPLY, "mastodon", FINE, false, status);
  }

  private static ApprovalPolicy.Rule rule(
      Set<Severity> severities, Set<Kind> kinds, Set<String> platforms, Need.By by) {
    return new ApprovalPolicy.Rule(severities, kinds, platforms, Set.of(by));
  }

  private static Review review(String... kindAndSeverity) {
    var marks =
        kindAndSeverity.length == 0
            ? List.<Review.Mark>of()
            : List.of(
                new Review.Mark("r", kindAndSeverity[0], kindAndSeverity[1], 0, 1, "why", "how"));
    return new Review(new Review.Rubric(4, 4, 4, 4, 4), marks, 70, "german", "test");
  }
}
