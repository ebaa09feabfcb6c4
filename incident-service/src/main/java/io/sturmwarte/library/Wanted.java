package io.sturmwarte.library;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.problem.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tags that entries are to carry; what is not sent does not matter.
 *
 * @param due only those whose review is due
 */
public record Wanted(
    @QueryParam("kind") @Nullable String kind,
    @QueryParam("cause") @Nullable String cause,
    @QueryParam("cluster") @Nullable String cluster,
    @QueryParam("strategy") @Nullable String strategy,
    @QueryParam("outcome") @Nullable String outcome,
    @QueryParam("state") @DefaultValue("published") String state,
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

  /** Throws {@link Problem.Invalid} for a word outside its set, naming those that are in it. */
  @Nullable Object[] values() {
    return new @Nullable Object[] {
      State.fromString(state).word(),
      word(kind, Kind::fromString, Kind::word),
      word(cause, Cause::fromString, Cause::word),
      word(cluster, CrisisCluster::fromString, CrisisCluster::word),
      word(strategy, Strategy::fromString, Strategy::word),
      word(outcome, Outcome::fromString, Outcome::word),
      due
    };
  }

  private static <T> @Nullable String word(
      @Nullable String sent, Function<String, T> read, Function<T, String> word) {
    return sent == null ? null : word.apply(read.apply(sent));
  }
}
