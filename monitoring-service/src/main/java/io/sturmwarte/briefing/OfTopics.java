package io.sturmwarte.briefing;

import io.sturmwarte.topic.Topic;
import io.sturmwarte.wording.Wording;
import java.time.ZoneId;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What it is about, in somebody's words. */
final class OfTopics {
  private static final int MOST = 3;
  private static final double SMALL = 0.1;
  private static final double STEADY = 1.25;
  private static final double DOUBLE = 1.75;

  private static final Pattern ENDS = Pattern.compile("[.!?…]$");

  private final BriefingFacts facts;
  private final Wording wording;
  private final ZoneId zone;

  OfTopics(BriefingFacts facts, Wording wording, ZoneId zone) {
    this.facts = facts;
    this.wording = wording;
    this.zone = zone;
  }

  String all() {
    var topics =
        facts.topics().stream().filter(topic -> topic.share() >= SMALL).limit(MOST).toList();
    if (topics.isEmpty()) {
      return facts.level().level() > 1
          ? wording.of(
              "Ein gemeinsames Thema ist nicht zu erkennen.", "No common topic can be made out.")
          : "";
    }
    return opening(topics.size())
        + topics.stream().map(this::one).collect(Collectors.joining(" ", " ", ""));
  }

  private String opening(int topics) {
    return switch (topics) {
      case 1 -> wording.of("Das Thema:", "The topic:");
      case 2 -> wording.of("Es geht um zwei Themen:", "It is about two topics:");
      default ->
          wording.of("Es geht vor allem um drei Themen:", "It is mainly about three topics:");
    };
  }

  /** {@code „Akku“ (62 Prozent der Kritik, neu seit 10:31 Uhr), zum Beispiel: „Mein Akku …“} */
  private String one(Topic topic) {
    var share = wording.percent(topic.share()) + wording.of(" der Kritik", " of the criticism");
    return quoted(topic.label()) + " (" + share + ", " + growth(topic) + ")" + example(topic);
  }

  private String example(Topic topic) {
    if (topic.examples().isEmpty()) {
      return ".";
    }
    var quote = Quote.of(topic.examples().getFirst());
    var words = wording.of(", zum Beispiel: ", ", for example: ") + quoted(quote);
    var copies = topic.exampleCopies().getFirst();
    if (copies > 1) {
      return words
          + wording
              .of(" – so oder fast so %s-mal geschrieben.", " – written like this %s times.")
              .formatted(wording.whole(copies));
    }
    return ENDS.matcher(quote).find() ? words : words + ".";
  }

  private String growth(Topic topic) {
    var growth = topic.growth();
    if (growth == null) {
      return wording
          .of("neu seit %s", "new since %s")
          .formatted(wording.time(topic.firstAt(), facts.to(), zone));
    }
    if (growth >= DOUBLE) {
      return wording
          .of("%s-mal so viel wie %s davor", "%s times as much as in the %s before")
          .formatted(wording.whole(Math.round(growth)), before());
    }
    if (growth >= STEADY) {
      return wording.of("zunehmend", "growing");
    }
    return growth > 1 / STEADY
        ? wording.of("gleichbleibend", "steady")
        : wording.of("abnehmend", "fading");
  }

  private String before() {
    var hours = facts.length().toHours();
    return hours == 1
        ? wording.of("in der Stunde", "hour")
        : wording.of("in den %d Stunden", "%d hours").formatted(hours);
  }

  private String quoted(String text) {
    return wording.of("„" + text + "“", "“" + text + "”");
  }
}
