package io.sturmwarte.storm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The storm level of a brand as it is shown.
 *
 * @param level the one that counts: the one set by hand, or the automatic one
 * @param automatic as it was reckoned, with its slow rise and fall
 * @param social what the last hour comes to on the social web
 * @param media what it comes to in the media
 * @param override null where none was set by hand
 */
public record Level(
    int level,
    Reason.Text name,
    int automatic,
    int social,
    int media,
    Instant since,
    Instant evaluatedAt,
    @Nullable LevelOverride override,
    List<Reason> reasons) {

  private static final List<Reason.Text> NAMES =
      List.of(
          new Reason.Text("Windstille", "calm"),
          new Reason.Text("leiser Zug", "light air"),
          new Reason.Text("schwache Brise", "light breeze"),
          new Reason.Text("frische Brise", "fresh breeze"),
          new Reason.Text("starker Wind", "strong wind"),
          new Reason.Text("Sturm", "storm"),
          new Reason.Text("Orkan", "hurricane"));

  /** What the scale calls a level. */
  public static Reason.Text nameOf(int level) {
    return NAMES.get(level);
  }
}
