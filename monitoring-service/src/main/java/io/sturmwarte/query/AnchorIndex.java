package io.sturmwarte.query;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/**
 * Which queries stand under a hash. Cut into a thousand small tables that never change: whoever
 * adds or removes makes one of them anew, a few kilobytes, and puts it in the place of the old. So
 * a change costs microseconds however many queries there are, and readers never wait nor see half a
 * change. Changes take turns; the caller sees to it.
 *
 * @param <Q> a query
 */
final class AnchorIndex<Q> {
  private static final int TABLES = 1_024;
  private static final int SHIFT = 54;
  private static final Object[] NOBODY = {};

  private final AtomicReferenceArray<Table> tables = new AtomicReferenceArray<>(TABLES);
  private final AtomicInteger size = new AtomicInteger();

  AnchorIndex() {
    var empty = new Table(new long[2], new Object[2][], 0);
    for (int i = 0; i < TABLES; i++) {
      tables.setPlain(i, empty);
    }
  }

  /**
   * @param hashes 0 where a place is free; at most half of them are taken
   * @param queries of the hash at the same place
   */
  private record Table(long[] hashes, Object[][] queries, int taken) {
    Object[] get(long hash) {
      int mask = hashes.length - 1;
      int place = (int) hash & mask;
      while (hashes[place] != 0) {
        if (hashes[place] == hash) {
          return queries[place];
        }
        place = (place + 1) & mask;
      }
      return NOBODY;
    }

    /** This table with these queries under the hash, without those hashes that have none. */
    Table with(long hash, Object[] now) {
      int size = hashes.length;
      while ((taken + 1) * 2 > size) {
        size *= 2;
      }
      var fresh = new Table(new long[size], new Object[size][], 0);
      int kept = 0;
      for (int place = 0; place < hashes.length; place++) {
        if (hashes[place] != 0 && hashes[place] != hash) {
          fresh.put(hashes[place], queries[place]);
          kept++;
        }
      }
      if (now.length == 0) {
        return new Table(fresh.hashes, fresh.queries, kept);
      }
      fresh.put(hash, now);
      return new Table(fresh.hashes, fresh.queries, kept + 1);
    }

    private void put(long hash, Object[] some) {
      int mask = hashes.length - 1;
      int place = (int) hash & mask;
      while (hashes[place] != 0) {
        place = (place + 1) & mask;
      }
      hashes[place] = hash;
      queries[place] = some;
    }
  }

  boolean isEmpty() {
    return size.get() == 0;
  }

  /** Not to be changed. */
  Object[] get(long hash) {
    return tables.getAcquire(table(hash)).get(hash);
  }

  void add(long hash, Q query) {
    var before = get(hash);
    var now = Arrays.copyOf(before, before.length + 1, Object[].class);
    now[before.length] = query;
    replace(hash, now);
    size.incrementAndGet();
  }

  @SuppressWarnings("unchecked")
  void removeIf(long hash, Predicate<Q> goes) {
    var before = get(hash);
    var now = Arrays.stream(before).filter(each -> !goes.test((Q) each)).toArray();
    replace(hash, now);
    size.addAndGet(now.length - before.length);
  }

  private void replace(long hash, Object[] now) {
    int table = table(hash);
    tables.setRelease(table, tables.getPlain(table).with(hash, now));
  }

  private static int table(long hash) {
    return (int) (hash >>> SHIFT);
  }
}
