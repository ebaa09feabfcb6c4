package io.sturmwarte.notify;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How many calls to one address are under way, and how many may be. */
final class Turnstile {
  private static final int MOST = 4;

  private final Map<String, Place> places = new ConcurrentHashMap<>();

  /**
   * @param troubled since its last answer a call came to nothing: it gets one at a time
   */
  private record Place(int inside, boolean troubled) {
    boolean isFull() {
      return inside >= (troubled ? 1 : MOST);
    }
  }

  /** Whether one more may be called now; who may must leave. */
  boolean enter(String address) {
    var entered = new boolean[1];
    places.compute(address, (ignored, place) -> enter(place, entered));
    return entered[0];
  }

  private static Place enter(@Nullable Place place, boolean[] entered) {
    var now = place == null ? new Place(0, false) : place;
    entered[0] = !now.isFull();
    return entered[0] ? new Place(now.inside() + 1, now.troubled()) : now;
  }

  void leave(String address) {
    places.computeIfPresent(address, (ignored, place) -> left(place));
  }

  /** What is empty and well is forgotten. */
  private static @Nullable Place left(Place place) {
    var inside = place.inside() - 1;
    return inside == 0 && !place.troubled() ? null : new Place(inside, place.troubled());
  }

  void answered(String address) {
    places.computeIfPresent(address, (ignored, place) -> new Place(place.inside(), false));
  }

  void failed(String address) {
    places.computeIfPresent(address, (ignored, place) -> new Place(place.inside(), true));
  }
}
