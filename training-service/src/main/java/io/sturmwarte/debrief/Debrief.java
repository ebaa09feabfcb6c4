package io.sturmwarte.debrief;

import io.sturmwarte.exercise.Review;
import io.sturmwarte.expectation.Expectation;
import io.sturmwarte.expectation.Text;
import io.sturmwarte.expectation.Verdict.Status;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an exercise shows.
 *
 * @param timeline what happened, in order
 * @param scores what was expected, and what became of it
 * @param rubric the averages of the team's reviewed replies; null where there are none
 * @param people the persons that the reader may see: a player sees only themselves
 * @param best the moment to be proud of; null where nothing was earned
 * @param weakest the moment to talk about; null where nothing was lost
 * @param practise what to practise next
 */
public record Debrief(
    UUID exerciseId,
    Text title,
    String brand,
    String language,
    Duration elapsed,
    double score,
    int points,
    List<Moment> timeline,
    List<Score> scores,
    @Nullable Averages rubric,
    List<Person> people,
    @Nullable Score best,
    @Nullable Score weakest,
    List<Text> practise,
    List<MoodPoint> crowd,
    Text lesson) {

  /** The score in percent of what could be earned. */
  public long percent() {
    return points == 0 ? 0 : Math.round(100 * score / points);
  }

  /**
   * Something that happened.
   *
   * @param by who did it; a player, a handle, or nobody for an expectation
   */
  public record Moment(Duration at, String kind, String by, Text text) {
    /** Minutes and seconds, to be read. */
    public String clock() {
      return "%d:%02d".formatted(at.toMinutes(), at.toSecondsPart());
    }
  }

  /** What was expected after an inject, and what it earned. */
  public record Score(
      String id,
      String injectId,
      Expectation.Kind kind,
      Text label,
      Text why,
      double score,
      int points,
      Status status,
      Text reason,
      Duration at) {

    double share() {
      return score / points;
    }

    double lost() {
      return points - score;
    }
  }

  /** Averages from 0 to 4. */
  public record Averages(
      double calm,
      double namesProblem,
      double takesResponsibility,
      double concreteSolution,
      double transparent) {

    static @Nullable Averages of(List<Review.Rubric> rubrics) {
      if (rubrics.isEmpty()) {
        return null;
      }
      return new Averages(
          mean(rubrics, Review.Rubric::calm),
          mean(rubrics, Review.Rubric::namesProblem),
          mean(rubrics, Review.Rubric::takesResponsibility),
          mean(rubrics, Review.Rubric::concreteSolution),
          mean(rubrics, Review.Rubric::transparent));
    }

    private static double mean(
        List<Review.Rubric> rubrics, java.util.function.ToIntFunction<Review.Rubric> mark) {
      return rubrics.stream().mapToInt(mark).average().orElse(0);
    }
  }

  /**
   * What one person did.
   *
   * @param rubric null where none of their replies was reviewed
   */
  public record Person(
      String name, int replies, int pendingReviews, int decisions, @Nullable Averages rubric) {}

  /** The crowd at one tick. */
  public record MoodPoint(Duration at, double negativesPerMinute, int level) {}
}
