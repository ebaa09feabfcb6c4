package io.sturmwarte.backlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which mentions go in one call: many at first, 16 the second time, alone from the third on. */
final class Groups {
  private Groups() {}

  static List<List<Waiting>> of(List<Waiting> waiting, int largest) {
    Map<Integer, List<Waiting>> bySize = new TreeMap<>();
    for (var one : waiting) {
      bySize.computeIfAbsent(size(one.attempts(), largest), ignored -> new ArrayList<>()).add(one);
    }
    var groups = new ArrayList<List<Waiting>>();
    bySize.forEach((size, all) -> split(all, size, groups));
    return groups;
  }

  private static int size(int attempts, int largest) {
    return switch (attempts) {
      case 0, 1 -> largest;
      case 2 -> 16;
      default -> 1;
    };
  }

  private static void split(List<Waiting> all, int size, List<List<Waiting>> groups) {
    for (var start = 0; start < all.size(); start += size) {
      groups.add(List.copyOf(all.subList(start, Math.min(start + size, all.size()))));
    }
  }
}
