package io.sturmwarte.mention;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What became of those that went in together, by their ids.
 *
 * @param fresh new ones; they were stored
 * @param erased those of authors who were erased; nothing of them was
 */
record Stored(Set<UUID> fresh, Set<UUID> erased) {
  /** How many of a part of them. */
  record Count(int fresh, int erased) {
    static final Count NONE = new Count(0, 0);

    Count plus(Count more) {
      return new Count(fresh + more.fresh, erased + more.erased);
    }
  }

  /**
   * @param welcome those of them that were to be stored
   */
  static Stored of(List<Offered> offered, List<Offered> welcome, Set<UUID> fresh) {
    var erased = new HashSet<UUID>();
    if (welcome.size() < offered.size()) {
      offered.forEach(one -> erased.add(one.id()));
      welcome.forEach(one -> erased.remove(one.id()));
    }
    return new Stored(fresh, erased);
  }

  Count count(List<Offered> part) {
    var count = new int[2];
    for (var one : part) {
      count[0] += fresh.contains(one.id()) ? 1 : 0;
      count[1] += erased.contains(one.id()) ? 1 : 0;
    }
    return new Count(count[0], count[1]);
  }
}
