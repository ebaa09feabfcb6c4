package io.sturmwarte.notify;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be told.
 *
 * @param key names this notice once and for all, so that it is never written twice
 * @param kind page, level-2, sla-warning, reminder, approval, freeze, …: the templates {@code
 *     templates/notice/<kind>_*}
 * @param team whose notice it is
 * @param about null where it is about no incident
 * @param level of the escalation step: 1 in-house, 2 outside help; 1 where there is none
 * @param untilOwn whether only the recipient's own acknowledgement ends it, not anybody's
 * @param data what the templates of this kind need besides, as JSON
 */
public record Notice(
    String key,
    String kind,
    String team,
    @Nullable About about,
    Recipient to,
    int level,
    boolean untilOwn,
    Map<String, ?> data) {
  public static final String PAGE = "page";
  public static final String LEVEL_2 = "level-2";

  /** A call to acknowledge, or for outside help to come. */
  public static Notice page(String key, String team, About about, Recipient to, int level) {
    var kind = level == 2 ? LEVEL_2 : PAGE;
    return new Notice(key, kind, team, about, to, level, false, Map.of());
  }

  /** Anything else about an incident. */
  public static Notice of(
      String kind,
      String key,
      String team,
      @Nullable About about,
      Recipient to,
      Map<String, ?> data) {
    return new Notice(key, kind, team, about, to, 1, false, data);
  }
}
