package io.sturmwarte.library;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the library.
 *
 * @param team whose it is; null where it came with the product
 * @param reviewDue whether the day of its review has come
 * @param reviewId the review of an incident that it was made from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
    UUID id,
    State state,
    @Nullable String team,
    @JsonUnwrapped Draft draft,
    boolean reviewDue,
    int version,
    Instant createdAt,
    Instant changedAt,
    String changedBy,
    @Nullable Shipped shipped,
    @Nullable UUID reviewId) {

  /** What is published or retired belongs to the house, drafts to their team. */
  boolean isSeenBy(Caller caller) {
    return state != State.DRAFT || team == null || caller.sees(team);
  }

  /** Throws {@link Problem.Stale} where the caller has read an older version. */
  void requireVersion(@Nullable String match) {
    if (match != null && !match.equals("*") && !match.equals("\"" + version + "\"")) {
      throw new Problem.Stale("Entry", id);
    }
  }

  /** Throws {@link Problem.NotFound} for another team's: read by all, kept by one. */
  void requireKeptBy(Caller caller) {
    if (team != null && !caller.sees(team)) {
      throw new Problem.NotFound("entry to change", id);
    }
  }

  @JsonIgnore
  Kind kind() {
    return draft.kind();
  }

  /**
   * Where the entry came with the product.
   *
   * @param edited whether the house has changed it, so that newer versions do not replace it
   * @param newerWaits whether a newer version has come since then
   */
  public record Shipped(String key, boolean edited, boolean newerWaits) {}
}
