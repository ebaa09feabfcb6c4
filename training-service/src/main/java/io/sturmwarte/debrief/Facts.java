package io.sturmwarte.debrief;

import io.sturmwarte.debrief.Debrief.MoodPoint;
import io.sturmwarte.exercise.Review;
import io.sturmwarte.exercise.Situation.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was recorded of an exercise. */
record Facts(
    Map<String, Standing> standings,
    List<Published> published,
    List<Written> replies,
    List<Decided> decisions,
    List<MoodPoint> crowd) {

  /** Something that came in the feed. */
  record Published(String key, Duration at, String text) {}

  /** A reply. */
  record Written(
      String author, String injectId, String text, Duration at, @Nullable Review review) {}

  /** A decision. */
  record Decided(String author, String kind, @Nullable String target, Duration at) {}
}
