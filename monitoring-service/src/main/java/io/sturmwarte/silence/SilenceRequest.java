package io.sturmwarte.silence;

import io.sturmwarte.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A silence as it is sent to us.
 *
 * @param team whose brands it covers; may be left out by who is in one team only
 * @param startsAt at once where it is missing
 */
record SilenceRequest(
    @Nullable @Pattern(regexp = "[a-z0-9-]{1,50}") String team,
    @NotEmpty @Size(max = 20) List<@NotNull @Valid Matcher> matchers,
    @Nullable Instant startsAt,
    @NotNull Instant endsAt,
    @Valid @Nullable Recurrence recurrence,
    @NotBlank @Size(max = 1_000) String comment) {
  private static final Duration LONGEST = Duration.ofDays(366);

  /**
   * Throws {@link Problem.Invalid} for what the annotations cannot say.
   *
   * @param otherwise when it starts where that is not sent
   */
  void check(Instant now, Instant otherwise) {
    for (var at = 0; at < matchers.size(); at++) {
      matchers.get(at).check("matchers[%d].value".formatted(at));
    }
    if (recurrence != null) {
      recurrence.check();
    }
    var start = startsAt == null ? otherwise : startsAt;
    if (!endsAt.isAfter(start)) {
      throw new Problem.Invalid("endsAt", "must be after the start, " + start);
    }
    if (!endsAt.isAfter(now)) {
      throw new Problem.Invalid("endsAt", "is past already; it is " + now);
    }
    if (Duration.between(start, endsAt).compareTo(LONGEST) > 0) {
      throw new Problem.Invalid("endsAt", "a silence lasts a year at most; renew it then");
    }
  }
}
