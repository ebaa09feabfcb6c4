package io.sturmwarte.oncall;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/** Shifts in the format of RFC 5545, which calendars subscribe to. */
final class Calendar {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Section 3.1: in bytes, without the line's end. */
  private static final int LONGEST_LINE = 75;

  private final StringBuilder text = new StringBuilder();

  private Calendar() {}

  /**
   * @param name what the calendar is called where it is shown
   * @param now when this was written down
   */
  static String of(String name, List<Event> events, Instant now) {
    var calendar = new Calendar();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Sturmwarte//On-call//EN");
    calendar.line("CALSCALE:GREGORIAN");
    calendar.line("METHOD:PUBLISH");
    calendar.line("X-WR-CALNAME:" + escaped(name));
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    calendar.line("X-PUBLISHED-TTL:PT1H");
    events.forEach(event -> calendar.event(event, now));
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void event(Event event, Instant now) {
    var shift = event.shift();
    line("BEGIN:VEVENT");
    line(
        "UID:%s-%s-%s@sturmwarte"
            .formatted(event.rotation(), shift.person(), INSTANT.format(shift.from())));
    line("DTSTAMP:" + INSTANT.format(now));
    line("DTSTART:" + INSTANT.format(shift.from()));
    line("DTEND:" + INSTANT.format(shift.until()));
    line("SUMMARY:" + escaped(event.summary()));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  /** Folds between characters: a line goes on after a line's end and a space. */
  private void line(String content) {
    var room = LONGEST_LINE;
    for (var at = 0; at < content.length(); ) {
      var character = Character.toString(content.codePointAt(at));
      var bytes = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > room) {
        text.append("\r\n ");
        room = LONGEST_LINE - 1;
      }
      text.append(character);
      room -= bytes;
      at += character.length();
    }
    text.append("\r\n");
  }

  /** Section 3.3.11. */
  static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\r\\n|[\\r\\n]", "\\\\n")
        .replaceAll("[\\p{Cntrl}&&[^\\t]]", "");
  }

  /** A shift with what a reader sees of it. */
  record Event(UUID rotation, Shift shift, String summary) {}
}
