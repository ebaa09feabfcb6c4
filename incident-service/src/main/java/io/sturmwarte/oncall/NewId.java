package io.sturmwarte.oncall;

import com.fasterxml.uuid.Generators;
import io.sturmwarte.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The id of something new. The same caller's same Idempotency-Key gives the same id, so a repeat
 * finds what the first request created, and needs no list of keys.
 */
final class NewId {
  private NewId() {}

  static UUID of(String caller, @Nullable String key) {
    return key == null
        ? Generators.timeBasedEpochGenerator().generate()
        : UUID.nameUUIDFromBytes((caller + "\n" + key).getBytes(StandardCharsets.UTF_8));
  }

  /** Throws {@link Problem.Contradiction} where the key came with another request before. */
  static <T> T same(T stored, T asked) {
    if (!stored.equals(asked)) {
      throw new Problem.Contradiction(
          "This Idempotency-Key was used for another request; use a new one");
    }
    return stored;
  }
}
