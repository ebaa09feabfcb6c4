package io.sturmwarte.library;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Makes a case study of a review: its own words in its own language, without who it was. Days are
 * left out, since they name an incident as well as a name does. The other language, the outcome and
 * the strategies are for the person who publishes it.
 */
record Retelling(
    Told told,
    String incidentTitle,
    @Nullable Cause cause,
    @Nullable CrisisCluster cluster,
    Pseudonyms pseudonyms) {
  private static final Source REVIEW =
      new Source(
          "Nachbereitung des Vorfalls / After-action review",
          "Eigenes Haus / Own house",
          null,
          null);

  private static final Text WHAT_HAPPENED = new Text("Was geschah", "What happened");
  private static final Text FACTORS = new Text("Was dazu beitrug", "What contributed");
  private static final Text WENT_WELL = new Text("Was gut lief", "What went well");
  private static final Text WENT_BADLY = new Text("Was nicht gut lief", "What did not go well");
  private static final Text TITLE = new Text("Aus eigener Erfahrung", "From our own experience");

  Draft draft(String owner, LocalDate today) {
    var because = Optional.ofNullable(cause).orElse(Cause.OTHER);
    return new Draft(
        Kind.CASE_STUDY,
        because,
        Optional.ofNullable(cluster).orElse(because.cluster()),
        List.of(),
        null,
        null,
        null,
        inItsLanguage(TITLE.in(told.language()) + ": " + masked(incidentTitle)),
        inItsLanguage(shortened(masked(told.summary()))),
        inItsLanguage(body()),
        List.of(REVIEW),
        owner,
        today.plusYears(1));
  }

  private String body() {
    var body = new StringJoiner("\n\n");
    section(body, WHAT_HAPPENED, told.whatHappened());
    section(body, FACTORS, factors());
    section(body, WENT_WELL, told.wentWell());
    section(body, WENT_BADLY, told.wentBadly());
    return body.toString();
  }

  private void section(StringJoiner body, Text heading, String text) {
    if (!text.isBlank()) {
      body.add("## " + heading.in(told.language())).add(masked(text.strip()));
    }
  }

  private String factors() {
    var answered = new StringJoiner("\n\n");
    told.factors().stream()
        .filter(factor -> !factor.answer().isBlank())
        .forEach(
            factor ->
                answered.add(
                    "**" + factor.question().in(told.language()) + "** " + factor.answer()));
    return answered.toString();
  }

  private String masked(String text) {
    return told.language().equals("de") ? pseudonyms.german(text) : pseudonyms.english(text);
  }

  private Text inItsLanguage(String text) {
    return told.language().equals("de") ? new Text(text, "") : new Text("", text);
  }

  /** To the end of a sentence, where there is one. */
  private static String shortened(String text) {
    if (text.length() <= Draft.LONGEST_SUMMARY) {
      return text;
    }
    var cut = text.substring(0, Draft.LONGEST_SUMMARY);
    var end = cut.lastIndexOf(". ");
    return end < 0 ? cut : cut.substring(0, end + 1);
  }
}
