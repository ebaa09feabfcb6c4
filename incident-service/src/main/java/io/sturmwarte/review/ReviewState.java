package io.sturmwarte.review;

/** How far a review is. */
public enum ReviewState {
  DRAFT,
  IN_REVIEW,
  REVIEWED
}
