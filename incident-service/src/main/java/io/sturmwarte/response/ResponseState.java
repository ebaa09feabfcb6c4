package io.sturmwarte.response;

import java.util.List;
import java.util.stream.Stream;

/** Where a response stands. What leads from one state to another is said in {@link Step}. */
public enum ResponseState {
  DRAFT,
  /** Scoring could not read it yet; it will by itself. */
  REVIEW_PENDING,
  REVIEWED,
  AWAITING_APPROVAL,
  APPROVED,
  PUBLISHED,
  WITHDRAWN;

  public List<Step> steps() {
    return Stream.of(Step.values()).filter(step -> step.isOpenFrom(this)).toList();
  }
}
