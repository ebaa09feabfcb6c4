package io.sturmwarte.debrief;

import io.sturmwarte.debrief.Debrief.Averages;
import io.sturmwarte.debrief.Debrief.Moment;
import io.sturmwarte.debrief.Debrief.Person;
import io.sturmwarte.debrief.Debrief.Score;
import io.sturmwarte.debrief.Facts.Decided;
import io.sturmwarte.debrief.Facts.Published;
import io.sturmwarte.debrief.Facts.Written;
import io.sturmwarte.exercise.Exercise;
import io.sturmwarte.exercise.Review;
import io.sturmwarte.exercise.Situation.Standing;
import io.sturmwarte.exercise.Words;
import io.sturmwarte.expectation.Action;
import io.sturmwarte.expectation.Expectation;
import io.sturmwarte.expectation.Text;
import io.sturmwarte.expectation.Verdict.Status;
import io.sturmwarte.scenario.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a debrief of what was recorded.
 *
 * @param shown whose personal results the reader may see
 */
record Debriefing(Exercise exercise, Scenario scenario, Facts facts, Predicate<String> shown) {
  private static final int PRACTISE_AT_MOST = 3;

  Debrief debrief() {
    var scores = scores();
    return new Debrief(
        exercise.id(),
        scenario.title(),
        scenario.brand(),
        exercise.language(),
        exercise.elapsed(),
        scores.stream().mapToDouble(Score::score).sum(),
        scores.stream().mapToInt(Score::points).sum(),
        timeline(),
        scores,
        Averages.of(rubrics(facts.replies())),
        exercise.players().stream().filter(shown).map(this::person).toList(),
        best(scores).orElse(null),
        weakest(scores).orElse(null),
        Advice.from(scores).stream().limit(PRACTISE_AT_MOST).toList(),
        facts.crowd(),
        scenario.debrief());
  }

  private List<Score> scores() {
    return scenario.injects().stream()
        .flatMap(inject -> inject.expectations().stream())
        .flatMap(expectation -> score(expectation).stream())
        .toList();
  }

  private Optional<Score> score(Expectation expectation) {
    return Optional.ofNullable(facts.standings().get(expectation.id()))
        .map(standing -> score(expectation, standing));
  }

  private static Score score(Expectation expectation, Standing standing) {
    var verdict = standing.verdict();
    return new Score(
        expectation.id(),
        standing.injectId(),
        expectation.kind(),
        expectation.label(),
        expectation.why(),
        verdict == null ? 0 : verdict.score(),
        expectation.points(),
        verdict == null ? Status.OPEN : Status.of(verdict.score(), expectation.points()),
        verdict == null ? Advice.PENDING : verdict.reason(),
        verdict == null ? standing.from() : verdict.at());
  }

  private static Optional<Score> best(List<Score> scores) {
    return scores.stream()
        .filter(score -> score.score() > 0)
        .max(Comparator.comparingDouble(Score::share).thenComparing(Score::points));
  }

  private static Optional<Score> weakest(List<Score> scores) {
    return scores.stream()
        .filter(score -> score.status() != Status.OPEN && score.lost() > 0)
        .max(Comparator.comparingDouble(Score::lost));
  }

  private List<Moment> timeline() {
    return Stream.of(
            facts.published().stream().map(this::moment),
            facts.replies().stream().map(Debriefing::moment),
            facts.decisions().stream().map(Debriefing::moment),
            scores().stream().filter(s -> s.status() != Status.OPEN).map(Debriefing::moment))
        .flatMap(moments -> moments)
        .sorted(Comparator.comparing(Moment::at))
        .toList();
  }

  private Moment moment(Published published) {
    var parts = published.key().split(":", -1);
    var isInject = parts[0].equals("inject");
    var by =
        switch (parts[0]) {
          case "inject" -> scenario.persona(scenario.inject(parts[1])).handle();
          case "reaction" ->
              Optional.ofNullable(scenario.personas().get(parts[1]))
                  .map(Scenario.Persona::handle)
                  .orElse(parts[1]);
          default -> parts[1];
        };
    return new Moment(
        published.at(), isInject ? "inject" : "post", by, asWritten(published.text()));
  }

  private static Moment moment(Written reply) {
    return new Moment(reply.at(), "reply", reply.author(), asWritten(reply.text()));
  }

  private static Moment moment(Decided decision) {
    var target = decision.target() == null ? "" : " (%s)".formatted(decision.target());
    var words = Advice.decision(Action.Kind.valueOf(decision.kind()));
    return new Moment(
        decision.at(),
        "decision",
        decision.author(),
        new Text(words.de() + target, words.en() + target));
  }

  private static Moment moment(Score score) {
    return new Moment(
        score.at(),
        "expectation-" + Words.of(score.status()),
        "",
        new Text(
            score.label().de() + ": " + score.reason().de(),
            score.label().en() + ": " + score.reason().en()));
  }

  /** What was written is quoted, never translated. */
  private static Text asWritten(String text) {
    return new Text(text, text);
  }

  private Person person(String name) {
    var replies = facts.replies().stream().filter(reply -> reply.author().equals(name)).toList();
    var decisions = facts.decisions().stream().filter(d -> d.author().equals(name)).count();
    var rubrics = rubrics(replies);
    return new Person(
        name,
        replies.size(),
        replies.size() - rubrics.size(),
        (int) decisions,
        Averages.of(rubrics));
  }

  private static List<Review.Rubric> rubrics(List<Written> replies) {
    return replies.stream()
        .flatMap(reply -> Stream.ofNullable(reply.review()))
        .map(Review::rubric)
        .toList();
  }
}
