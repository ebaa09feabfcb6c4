package io.sturmwarte.score;

import io.sturmwarte.reply.Finding;
import io.sturmwarte.reply.Review;
import io.sturmwarte.reply.Rubric;
import java.util.List;

/** A review as JSON, the same as the contract's. */
record ReviewView(
    List<Found> findings, Rubric rubric, double readability, String language, String rulesVersion) {
  /** Something found in a draft. */
  record Found(
      String rule,
      String kind,
      String severity,
      int start,
      int end,
      String reason,
      String suggestion) {
    static Found of(Finding finding) {
      return new Found(
          finding.rule(),
          finding.kind().label(),
          finding.severity().label(),
          finding.start(),
          finding.end(),
          finding.reason(),
          finding.suggestion());
    }
  }

  static ReviewView of(Review review) {
    return new ReviewView(
        review.findings().stream().map(Found::of).toList(),
        review.rubric(),
        review.readability(),
        review.language().label(),
        review.rulesVersion());
  }
}
