package io.sturmwarte.copy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sorts texts into originals and copies, in their order. */
final class Originals {
  private static final Duration LONGEST_APART = Duration.ofHours(24);

  private final Map<Integer, List<Original>> byBand = new HashMap<>();
  private final Map<UUID, UUID> copyOf = new HashMap<>();
  private final List<Original> fresh = new ArrayList<>();

  /** A text that was the first of its kind. */
  record Original(UUID id, Instant publishedAt, Fingerprint fingerprint, int[] bands) {
    static Original of(UUID id, Instant publishedAt, Fingerprint fingerprint) {
      return new Original(id, publishedAt, fingerprint, fingerprint.bands());
    }
  }

  /** One that is known from before. */
  void know(Original original) {
    for (var band : original.bands()) {
      byBand.computeIfAbsent(band, ignored -> new ArrayList<>()).add(original);
    }
  }

  void sort(Original text) {
    var original = mostAlike(text);
    if (original == null) {
      fresh.add(text);
      know(text);
    } else if (!original.id().equals(text.id())) {
      copyOf.put(text.id(), original.id());
    }
  }

  private @Nullable Original mostAlike(Original text) {
    Original most = null;
    var likeness = Fingerprint.ALIKE;
    for (var band : text.bands()) {
      for (var candidate : byBand.getOrDefault(band, List.of())) {
        var found = likeness(candidate, text);
        if (found >= likeness && (most == null || found > likeness)) {
          most = candidate;
          likeness = found;
        }
      }
    }
    return most;
  }

  private static double likeness(Original candidate, Original text) {
    if (candidate.id().equals(text.id())) {
      return 1;
    }
    var apart = Duration.between(candidate.publishedAt(), text.publishedAt()).abs();
    return apart.compareTo(LONGEST_APART) > 0
        ? 0
        : candidate.fingerprint().likeness(text.fingerprint());
  }

  /** The originals of the copies that were found. */
  Map<UUID, UUID> copyOf() {
    return copyOf;
  }

  /** Those that were not known before. */
  List<Original> fresh() {
    return fresh;
  }
}
