package io.sturmwarte.rule;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a condition is judged by.
 *
 * @param window what was counted in the condition's window
 * @param weeksBefore the same window in the weeks before, the last week first
 * @param hits mentions in the window that the condition looks for
 * @param hitIds of those, the ones with most reach
 * @param quiet for how long nothing has come in; null where nothing ever did
 */
public record Facts(
    Counts window,
    List<Counts> weeksBefore,
    long hits,
    List<UUID> hitIds,
    @Nullable Duration quiet) {
  public static Facts of(Counts window) {
    return new Facts(window, List.of(), 0, List.of(), null);
  }

  public static Facts of(Counts window, List<Counts> weeksBefore) {
    return new Facts(window, weeksBefore, 0, List.of(), null);
  }

  public static Facts of(long hits, List<UUID> ids) {
    return new Facts(Counts.NONE, List.of(), hits, ids, null);
  }

  public static Facts quiet(@Nullable Duration quiet) {
    return new Facts(Counts.NONE, List.of(), 0, List.of(), quiet);
  }
}
