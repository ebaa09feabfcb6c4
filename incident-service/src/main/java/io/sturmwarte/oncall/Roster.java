package io.sturmwarte.oncall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is on call: the rotation, or the temporary schedule that stands in for it, with overrides
 * laid over in the order in which they were made.
 *
 * @param gone people who do not answer any more, whatever is planned with them
 */
public record Roster(
    Rotation rotation,
    List<Change.Temporary> temporaries,
    List<Change.Override> overrides,
    Set<UUID> gone) {

  public Roster {
    temporaries = List.copyOf(temporaries);
    overrides = List.copyOf(overrides);
    gone = Set.copyOf(gone);
  }

  /** Everybody who answers at an instant, each once. */
  public List<UUID> onCall(Instant instant) {
    var people = new LinkedHashSet<>(planned(instant));
    for (var override : overrides) {
      if (override.span().covers(instant)) {
        lay(override, people);
      }
    }
    people.removeAll(gone);
    return List.copyOf(people);
  }

  /** Everybody who may come to be on call. */
  public Set<UUID> people() {
    return Stream.of(
            rotation.people().stream(),
            temporaries.stream().flatMap(it -> it.shifts().stream()).map(Shift::person),
            overrides.stream().flatMap(it -> Stream.ofNullable(it.substitute())))
        .flatMap(people -> people)
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<UUID> planned(Instant instant) {
    return temporaries.stream()
        .filter(temporary -> temporary.span().covers(instant))
        .findFirst()
        .map(temporary -> fixed(temporary, instant))
        .orElseGet(() -> rotation.personAt(instant).stream().toList());
  }

  private static List<UUID> fixed(Change.Temporary temporary, Instant instant) {
    return temporary.shifts().stream()
        .filter(shift -> shift.span().covers(instant))
        .map(Shift::person)
        .toList();
  }

  /** A substitute for somebody who would not be on call anyway is not called. */
  private static void lay(Change.Override override, Set<UUID> people) {
    var absent = override.absent();
    var substitute = override.substitute();
    var stepsIn = absent == null || people.remove(absent);
    if (substitute != null && stepsIn) {
      people.add(substitute);
    }
  }

  /** The shifts in a time, cut at its ends, by their begin. */
  public List<Shift> shifts(Instant from, Instant until) {
    var begun = new LinkedHashMap<UUID, Instant>();
    var shifts = new ArrayList<Shift>();
    for (var instant : boundaries(from, until)) {
      var people = instant.isBefore(until) ? onCall(instant) : List.<UUID>of();
      end(begun, people, instant, shifts);
      people.forEach(person -> begun.putIfAbsent(person, instant));
    }
    shifts.sort(Comparator.comparing(Shift::from).thenComparing(Shift::until));
    return shifts;
  }

  private static void end(
      Map<UUID, Instant> begun, List<UUID> people, Instant instant, List<Shift> shifts) {
    for (var person : List.copyOf(begun.keySet())) {
      if (!people.contains(person)) {
        Optional.ofNullable(begun.remove(person))
            .ifPresent(since -> shifts.add(new Shift(person, since, instant)));
      }
    }
  }

  /** The times in which nobody answers. */
  public List<Span> gaps(Instant from, Instant until) {
    var gaps = new ArrayList<Span>();
    var edges = boundaries(from, until);
    for (var place = 0; place + 1 < edges.size(); place++) {
      if (onCall(edges.get(place)).isEmpty()) {
        join(gaps, edges.get(place), edges.get(place + 1));
      }
    }
    return gaps;
  }

  private static void join(List<Span> gaps, Instant from, Instant until) {
    var goesOn = !gaps.isEmpty() && gaps.getLast().until().equals(from);
    gaps.add(new Span(goesOn ? gaps.removeLast().from() : from, until));
  }

  /** When the answer may be another; at the latest at {@code until}. */
  public Instant nextChange(Instant instant, Instant until) {
    return changes()
        .filter(instant::isBefore)
        .filter(until::isAfter)
        .min(Instant::compareTo)
        .map(change -> earlier(change, rotation.nextHandOver(instant)))
        .orElseGet(() -> earlier(until, rotation.nextHandOver(instant)));
  }

  private List<Instant> boundaries(Instant from, Instant until) {
    var boundaries = new TreeSet<>(Set.of(from));
    for (var next = from; next.isBefore(until); next = nextChange(next, until)) {
      boundaries.add(next);
    }
    boundaries.add(until);
    return List.copyOf(boundaries);
  }

  private Stream<Instant> changes() {
    return Stream.of(
            temporaries.stream().map(Change.Temporary::span),
            temporaries.stream().flatMap(it -> it.shifts().stream()).map(Shift::span),
            overrides.stream().map(Change.Override::span))
        .flatMap(spans -> spans)
        .flatMap(span -> Stream.of(span.from(), span.until()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
