package io.sturmwarte.briefing;

import io.sturmwarte.briefing.BriefingFacts.Silent;
import io.sturmwarte.wording.Wording;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** What we do not know. */
final class OfUnknown {
  private static final int MOST = 3;
  private static final long FEW = 5;

  private final BriefingFacts facts;
  private final Wording wording;
  private final ZoneId zone;

  OfUnknown(BriefingFacts facts, Wording wording, ZoneId zone) {
    this.facts = facts;
    this.wording = wording;
    this.zone = zone;
  }

  String all() {
    var sentences = new ArrayList<String>();
    if (facts.waiting().unscored() >= FEW) {
      sentences.add(waiting());
    }
    facts.silent().stream().limit(MOST).map(this::silent).forEach(sentences::add);
    if (facts.usual() == null && facts.mentions() > 0) {
      sentences.add(
          wording.of(
              "Was bei dieser Marke üblich ist, wird noch gelernt.",
              "What is usual for this brand is still being learned."));
    }
    return sentences.isEmpty()
        ? ""
        : sentences.stream()
            .collect(Collectors.joining(" ", wording.of("Noch offen: ", "Not known: "), ""));
  }

  private String waiting() {
    var oldest = facts.waiting().oldest();
    var count =
        wording.count(
            facts.waiting().unscored(),
            wording.of("Meldung wartet", "mention waits"),
            wording.of("Meldungen warten", "mentions wait"));
    return oldest.compareTo(Duration.ofMinutes(1)) < 0
        ? wording.of("%s auf ihre Bewertung.", "%s for their score.").formatted(count)
        : wording
            .of(
                "%s auf ihre Bewertung, die älteste seit %s.",
                "%s for their score, the oldest for %s.")
            .formatted(count, wording.duration(oldest));
  }

  private String silent(Silent source) {
    return wording
        .of(
            "Von der Quelle „%s“ kam seit %s nichts, sonst sind es rund %s am Tag.",
            "Nothing has come from the source “%s” since %s, where about %s a day are usual.")
        .formatted(
            source.source(),
            wording.time(source.lastAt(), facts.to(), zone),
            wording.count(
                Math.round(source.perDay()),
                wording.of("Meldung", "mention"),
                wording.of("Meldungen", "mentions")));
  }
}
