package io.sturmwarte.library;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * The tags that entries are to carry; what is not sent does not matter.
 *
 * @param due only those whose review is due
 */
public record Wanted(
    @QueryParam("kind") @Nullable Kind kind,
    @QueryParam("cause") @Nullable Cause cause,
    @QueryParam("cluster") @Nullable CrisisCluster cluster,
    @QueryParam("strategy") @Nullable Strategy strategy,
    @QueryParam("outcome") @Nullable Outcome outcome,
    @QueryParam("state") @DefaultValue("published") State state,
    @QueryParam("due") @DefaultValue("false") boolean due) {
  /** For SQL; {@link #values} gives the parameters from $3 on. */
  static final String CONDITION =
      """
      ($1 or state <> 'draft' or team is null or team = any($2)) and state = $3
        and ($4::text is null or kind = $4) and ($5::text is null or cause = $5)
        and ($6::text is null or cluster = $6) and ($7::text is null or $7 = any(strategies))
        and ($8::text is null or outcome = $8)
        and (not $9 or review_on <= (app_now() at time zone 'Europe/Berlin')::date)
      """;

  @Nullable Object[] values() {
    return new @Nullable Object[] {
      state.word(),
      word(kind),
      cause == null ? null : cause.word(),
      cluster == null ? null : cluster.word(),
      word(strategy),
      word(outcome),
      due
    };
  }

  private static @Nullable String word(@Nullable Tagged tag) {
    return tag == null ? null : tag.word();
  }
}
