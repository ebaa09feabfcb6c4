package io.sturmwarte.freeze;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Set;

/**
 * What a team wants a storm to do to its publishing, and which systems hear of its freezes.
 *
 * @param active off unless a team switches it on
 * @param stormLevel from which on a brand is frozen, 1-6
 * @param lasts how long, from a quarter of an hour to a fortnight
 * @param webhooks told of every freeze of the team, also of those by hand
 */
public record FreezeRule(
    boolean active,
    @Min(1) @Max(6) int stormLevel,
    @NotNull Duration lasts,
    @Size(max = 20) Set<@NotBlank @Size(max = 50) String> platforms,
    @Size(max = 50) Set<@NotBlank @Size(max = 100) String> people,
    @Size(max = 20) Set<@NotBlank @Size(max = 50) String> functions,
    @Size(max = 10) Set<@NotBlank @Size(max = 2_000) String> webhooks) {
  static final FreezeRule NONE =
      new FreezeRule(false, 4, Duration.ofHours(4), Set.of(), Set.of(), Set.of(), Set.of());

  @SuppressWarnings("NullAway") // what was not sent is null here
  public FreezeRule {
    stormLevel = stormLevel == 0 ? 4 : stormLevel;
    lasts = lasts == null ? Duration.ofHours(4) : lasts;
    platforms = platforms == null ? Set.of() : platforms;
    people = people == null ? Set.of() : people;
    functions = functions == null ? Set.of() : functions;
    webhooks = webhooks == null ? Set.of() : webhooks;
  }
}
