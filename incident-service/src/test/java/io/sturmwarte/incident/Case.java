package io.sturmwarte.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sturmwarte.incident.Incident.Suppressor;
import io.sturmwarte.sla.ServiceCalendar;
import io.sturmwarte.sla.ServiceCalendar.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An incident without a database, in simulated time: what is due happens on the way, as the engine
 * would do it.
 */
public final class Case {
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final String OFFICE = "business-hours";
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  private final Incident incident;
  private final List<TimelineEntry> timeline = new ArrayList<>();
  private Promises promises = promises(week("09:00", "17:00"));

  private Case(Severity severity, Instant at, @Nullable Suppressor worse) {
    var request =
        new NewIncident(
            new UUID(0, 1),
            new UUID(0, 2),
            "Nordlicht Energie",
            "nord",
            "Zähler messen falsch",
            "Zähler",
            null,
            severity,
            false,
            true,
            null);
    incident = new Incident(request, "2026-1", at, worse);
    doing(changes -> incident.open("monitoring", promise(), changes));
  }

  /** Local time in Berlin. */
  public static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  public static Case opened(Severity severity, String local) {
    return new Case(severity, at(local), null);
  }

  static Case openedBeside(Suppressor worse, Severity severity, String local) {
    return new Case(severity, at(local), worse);
  }

  public Incident incident() {
    return incident;
  }

  public Promises promises() {
    return promises;
  }

  public Promises.Promise promise() {
    return promises.of(incident.severity);
  }

  List<TimelineEntry> timeline() {
    return List.copyOf(timeline);
  }

  List<String> kinds() {
    return timeline.stream().map(TimelineEntry::kind).toList();
  }

  Deadline deadline(Deadline.Kind kind) {
    return incident.deadlines.get(kind).orElseThrow();
  }

  Deadline.State state(Deadline.Kind kind) {
    return deadline(kind).state();
  }

  Instant due(Deadline.Kind kind) {
    return deadline(kind).dueAt();
  }

  /** Whether what is stored is what the clock events give. */
  boolean deadlinesFollowFromTheirEvents() {
    var again = Deadlines.of(incident.deadlines.happened(), promise());
    return List.copyOf(again.values()).equals(List.copyOf(incident.deadlines.values()));
  }

  /** Another calendar and other targets. */
  Case promised(Promises others) {
    promises = others;
    return doing(changes -> incident.plan(promise(), changes));
  }

  public Case move(Move move) {
    return move(move, null, null);
  }

  Case move(Move move, @Nullable String reason, @Nullable Duration atMost) {
    return doing(changes -> incident.move(move, "anna", reason, atMost, promise(), changes));
  }

  Case says(String words) {
    return doing(changes -> incident.note("anna", words, true, promise(), changes));
  }

  Case notes(String words) {
    return doing(changes -> incident.note("anna", words, false, promise(), changes));
  }

  Case level(int level, String... codes) {
    var reasons =
        List.of(codes).stream()
            .map(code -> new Reason(code, 1, null, new Text(code, code), List.of()))
            .toList();
    return doing(changes -> incident.level(level, reasons, incident.now, promises, changes));
  }

  Case reason(RaisingReason why) {
    return doing(changes -> incident.reason(why, "am Telefon", "anna", promises, changes));
  }

  Case judge(Severity severity) {
    return doing(changes -> incident.judge(severity, "so gesehen", "ben", promises, changes));
  }

  public Case doing(Consumer<Changes> what) {
    var changes = new Changes(JSON);
    what.accept(changes);
    for (var entry : changes.entries()) {
      timeline.add(
          new TimelineEntry(
              timeline.size() + 1,
              entry.at().toInstant(),
              entry.kind(),
              entry.actor(),
              entry.text(),
              data(entry),
              ""));
    }
    return this;
  }

  /** As it is read from the database again. */
  private static Map<String, Object> data(Changes.Entry entry) {
    try {
      return JSON.readValue(entry.data().encode(), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Case after(Duration duration) {
    return until(incident.now.plus(duration));
  }

  Case until(String local) {
    return until(at(local));
  }

  /** Time goes on; warnings, breaches and the end of waiting happen when they are due. */
  public Case until(Instant instant) {
    for (var next = nextDue(); next.isPresent() && !next.get().isAfter(instant); next = nextDue()) {
      incident.now = next.get().isAfter(incident.now) ? next.get() : incident.now;
      doing(this::happens);
    }
    incident.now = instant;
    return this;
  }

  private void happens(Changes changes) {
    incident.breach(promise(), changes);
    incident.warn(promise(), changes);
    var until = incident.waitingUntil;
    if (until != null && !until.isAfter(incident.now)) {
      incident.waitedLongEnough(promise(), changes);
    }
  }

  private Optional<Instant> nextDue() {
    var instants = new ArrayList<Instant>();
    for (var deadline : incident.deadlines.values()) {
      if (deadline.state() == Deadline.State.RUNNING) {
        instants.add(deadline.dueAt());
        if (deadline.warnAt() != null) {
          instants.add(deadline.warnAt());
        }
      }
    }
    if (incident.waitingUntil != null) {
      instants.add(incident.waitingUntil);
    }
    return instants.stream().min(Instant::compareTo);
  }

  /** The targets of the seed, by this calendar. */
  static Promises promises(ServiceCalendar office) {
    var calendars = Map.of(OFFICE, office);
    var bySeverity = new EnumMap<Severity, Promises.Promise>(Severity.class);
    bySeverity.put(Severity.S1, promise(calendars, ClockWords.ALWAYS, 15, 5, 30, 30, null));
    bySeverity.put(Severity.S2, promise(calendars, ClockWords.ALWAYS, 30, 15, 60, 120, 60));
    bySeverity.put(Severity.S3, promise(calendars, OFFICE, 60, 30, 240, 480, 480));
    bySeverity.put(Severity.S4, promise(calendars, OFFICE, 240, 240, 1440, null, null));
    return new Promises(bySeverity);
  }

  private static Promises.Promise promise(
      Map<String, ServiceCalendar> calendars,
      String hours,
      int timeout,
      int acknowledge,
      int firstWord,
      @Nullable Integer update,
      @Nullable Integer levelTwo) {
    var targets = new EnumMap<Deadline.Kind, Duration>(Deadline.Kind.class);
    targets.put(Deadline.Kind.ACKNOWLEDGE, Duration.ofMinutes(acknowledge));
    targets.put(Deadline.Kind.FIRST_WORD, Duration.ofMinutes(firstWord));
    if (update != null) {
      targets.put(Deadline.Kind.UPDATE, Duration.ofMinutes(update));
    }
    if (levelTwo != null) {
      targets.put(Deadline.Kind.LEVEL_2, Duration.ofMinutes(levelTwo));
    }
    return new Promises.Promise(targets, Duration.ofMinutes(timeout), hours, calendars, 0);
  }

  static ServiceCalendar week(String opens, String closes) {
    var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
        week.put(day, List.of(new Opening(LocalTime.parse(opens), LocalTime.parse(closes))));
      }
    }
    return new ServiceCalendar(BERLIN, week, Set.of());
  }
}
