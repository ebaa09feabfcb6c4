package io.sturmwarte.launch;

import io.sturmwarte.launch.History.Event;
import io.sturmwarte.launch.History.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a history says about the promise: every step fires once, every message arrives at least
 * once, under one id, not before its time.
 *
 * @param lost promised effects whose message nobody received
 * @param doubled effects that were written more than once
 * @param unknown received ids that nobody wrote
 * @param repeats messages that arrived again
 * @param unexplained those of them that were not under way when a replica was killed
 * @param early received before they were due, by more than {@value #TOLERANCE} ms
 * @param disordered steps that fired before the one they follow
 * @param takenOverWithin milliseconds from a kill to each repeat that it explains
 * @param lags milliseconds from due to received, of timers that no kill touched, smallest first
 */
record Verdict(
    Set<String> lost,
    Set<String> doubled,
    Set<String> unknown,
    int repeats,
    List<String> unexplained,
    List<String> early,
    List<String> disordered,
    List<Long> takenOverWithin,
    List<Long> lags) {
  static final long TOLERANCE = 50;

  /** For as long before a kill a message may have arrived without its result being written down. */
  static final long UNDER_WAY = 3_000;

  /** A timer is untouched where some replica was up when it was due, and for so long afterwards. */
  private static final long UP_FOR = 2_000;

  static Verdict of(List<Event> history) {
    return new Court(history).verdict();
  }

  long lag(double share) {
    return lags.isEmpty() ? 0 : lags.get((int) Math.min(lags.size() - 1, share * lags.size()));
  }

  long slowestTakeover() {
    return takenOverWithin.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  @Override
  public String toString() {
    return "lost %d, doubled %d, unknown %d, repeats %d (unexplained %d, slowest takeover %d ms), early %d, out of order %d, lag of %d untouched p50 %d ms, p99 %d ms"
        .formatted(
            lost.size(),
            doubled.size(),
            unknown.size(),
            repeats,
            unexplained.size(),
            slowestTakeover(),
            early.size(),
            disordered.size(),
            lags.size(),
            lag(0.5),
            lag(0.99));
  }

  private static final class Court {
    private final Set<String> promised = new TreeSet<>();
    private final Map<String, String> keyOf = new HashMap<>();
    private final Map<String, Set<String>> idsOf = new HashMap<>();
    private final Map<String, List<Event>> received = new TreeMap<>();
    private final Map<String, long[]> fired = new TreeMap<>();
    private final List<Long> kills = new ArrayList<>();
    private final NavigableMap<Long, Long> shifts = new TreeMap<>(Map.of(0L, 0L));
    private final Map<String, List<Event>> lives = new HashMap<>();

    Court(List<Event> history) {
      history.forEach(this::hear);
    }

    private void hear(Event event) {
      switch (event.kind()) {
        case PROMISED -> promised.add(event.id());
        case WRITTEN -> {
          keyOf.put(event.id(), event.detail());
          idsOf.computeIfAbsent(event.detail(), key -> new HashSet<>()).add(event.id());
        }
        case RECEIVED -> received.computeIfAbsent(event.id(), id -> new ArrayList<>()).add(event);
        case FIRED -> {
          var instants = event.detail().split(" ", -1);
          fired.put(
              event.id(), new long[] {Long.parseLong(instants[0]), Long.parseLong(instants[1])});
        }
        case KILLED -> {
          kills.add(event.at());
          lives.computeIfAbsent(event.id(), replica -> new ArrayList<>()).add(event);
        }
        case READY -> lives.computeIfAbsent(event.id(), replica -> new ArrayList<>()).add(event);
        case SHIFTED -> shifts.put(event.at(), event.number());
        case ANSWERED, FAILED, DATABASE_UP -> {}
      }
    }

    Verdict verdict() {
      var arrived = new HashSet<String>();
      var unknown = new TreeSet<String>();
      var unexplained = new ArrayList<String>();
      var early = new ArrayList<String>();
      var takeovers = new ArrayList<Long>();
      var lags = new ArrayList<Long>();
      var repeats = 0;
      for (var message : received.entrySet()) {
        var key = keyOf.get(message.getKey());
        if (key == null) {
          unknown.add(message.getKey());
          continue;
        }
        arrived.add(key);
        var receipts = message.getValue();
        repeats += receipts.size() - 1;
        explain(message.getKey(), receipts, takeovers, unexplained);
        var due = dueOf(key);
        if (due != null) {
          if (receipts.getFirst().at() + shiftAt(receipts.getFirst().at()) < due - TOLERANCE) {
            early.add(key);
          }
          var dueOnTheWall = wall(due);
          if (isUntouched(dueOnTheWall)) {
            lags.add(receipts.getFirst().at() - dueOnTheWall);
          }
        }
      }
      var lost = new TreeSet<>(promised);
      lost.removeAll(arrived);
      var doubled = new TreeSet<String>();
      idsOf.forEach(
          (key, ids) -> {
            if (ids.size() > 1) {
              doubled.add(key);
            }
          });
      lags.sort(null);
      return new Verdict(
          lost, doubled, unknown, repeats, unexplained, early, disordered(), takeovers, lags);
    }

    private void explain(
        String id, List<Event> receipts, List<Long> takeovers, List<String> unexplained) {
      for (var n = 1; n < receipts.size(); n++) {
        var before = receipts.get(n - 1).at();
        var again = receipts.get(n).at();
        var cause =
            kills.stream()
                .filter(kill -> kill >= before - TOLERANCE && kill <= before + UNDER_WAY)
                .filter(kill -> kill <= again)
                .findFirst();
        cause.ifPresentOrElse(kill -> takeovers.add(again - kill), () -> unexplained.add(id));
      }
    }

    /** When the step was due of which a key names one target: incident/cycle/step/place. */
    private @org.jspecify.annotations.Nullable Long dueOf(String key) {
      var step = fired.get(key.substring(0, key.lastIndexOf('/')));
      return step == null ? null : step[0];
    }

    private List<String> disordered() {
      var wrong = new ArrayList<String>();
      fired.forEach(
          (key, instants) -> {
            var slash = key.lastIndexOf('/');
            var step = Integer.parseInt(key.substring(slash + 1));
            var before = fired.get(key.substring(0, slash) + "/" + (step - 1));
            if (step > 0 && (before == null || before[1] > instants[1])) {
              wrong.add(key);
            }
            if (instants[1] < instants[0] - TOLERANCE) {
              wrong.add(key);
            }
          });
      return wrong;
    }

    private long shiftAt(long wall) {
      return shifts.floorEntry(wall).getValue();
    }

    /** When the wall clock was so late that the service's time reached this. */
    private long wall(long appTime) {
      for (var shift : shifts.entrySet()) {
        var next = shifts.higherKey(shift.getKey());
        var from = Math.max(shift.getKey(), appTime - shift.getValue());
        if (next == null || from < next) {
          return from;
        }
      }
      throw new IllegalStateException("time never came to " + appTime);
    }

    private boolean isUntouched(long wall) {
      return lives.values().stream().anyMatch(life -> isUp(life, wall));
    }

    private static boolean isUp(List<Event> life, long wall) {
      var up = false;
      for (var event : life) {
        if (event.at() <= wall) {
          up = event.kind() == Kind.READY;
        } else if (event.kind() == Kind.KILLED) {
          return up && event.at() > wall + UP_FOR;
        }
      }
      return up;
    }
  }
}
