package io.sturmwarte.brand;

import io.sturmwarte.problem.Problem;
import jakarta.ws.rs.core.EntityTag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Versions as entity tags. */
public final class Versions {
  private Versions() {}

  public static EntityTag tag(int version) {
    return new EntityTag(Integer.toString(version));
  }

  /** Fails where the caller names another version; whoever names none takes what is there. */
  public static void require(@Nullable String ifMatch, int version, String kind, UUID id) {
    var tag = '"' + Integer.toString(version) + '"';
    if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(tag)) {
      throw new Problem.Stale(kind, id);
    }
  }
}
