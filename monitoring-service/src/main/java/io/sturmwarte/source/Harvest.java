package io.sturmwarte.source;

import io.sturmwarte.mention.Item;
import io.sturmwarte.mention.Upstream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a source gave, in the order in which it is written: posts, then changes to posts, then
 * deletions.
 *
 * @param place the source that its mentions name
 * @param rejected posts that cannot be stored or believed
 * @param heard whether something came at all, be it of no interest
 * @param unknownRemovedToo whether a deletion may come before its post
 */
public record Harvest(
    String place,
    List<Item> items,
    List<Upstream.Edit> edits,
    List<String> removed,
    int rejected,
    boolean heard,
    boolean unknownRemovedToo) {

  public static Harvest none(String place) {
    return new Harvest(place, List.of(), List.of(), List.of(), 0, false, false);
  }

  public static Harvest of(String place, List<Item> items, int rejected) {
    return new Harvest(place, items, List.of(), List.of(), rejected, !items.isEmpty(), false);
  }

  Harvest with(List<Item> chosen) {
    return new Harvest(place, chosen, edits, removed, rejected, heard, unknownRemovedToo);
  }

  /** This one and a later one of the same place. */
  Harvest and(Harvest later) {
    return new Harvest(
        place,
        both(items, later.items),
        both(edits, later.edits),
        both(removed, later.removed),
        rejected + later.rejected,
        heard || later.heard,
        unknownRemovedToo || later.unknownRemovedToo);
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
