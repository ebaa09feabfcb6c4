package io.sturmwarte.brand;

import io.sturmwarte.query.Expression;
import io.sturmwarte.query.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What an expression finds among stored mentions.
 *
 * @param from since when mentions were looked at
 * @param scanned how many were looked at, newest first: those that a query has found already for
 *     one of the caller's brands
 * @param complete whether these are all since then
 * @param matched how many of them match
 * @param examples the newest that match
 */
record QueryPreview(
    Instant from, int scanned, boolean complete, int matched, List<Example> examples) {
  private static final int EXAMPLES = 20;

  /**
   * A mention.
   *
   * @param marks what of the text made it match
   */
  record Example(
      UUID mentionId, String platform, Instant publishedAt, String text, List<Mark> marks) {
    private static Example of(QueryTrial.Tried mention, Expression expression) {
      var marks = new ArrayList<Mark>();
      expression.mark(mention.post(), marks);
      var inOrder =
          marks.stream()
              .distinct()
              .sorted(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end))
              .toList();
      return new Example(
          mention.id(), mention.platform(), mention.publishedAt(), mention.text(), inOrder);
    }
  }

  /** How many there are, and the newest of them. */
  record Difference(int count, List<Example> examples) {}

  /**
   * What a changed expression finds beside the present one.
   *
   * @param before how many match the present one
   * @param after how many match the changed one
   */
  record Comparison(
      Instant from,
      int scanned,
      boolean complete,
      int before,
      int after,
      Difference gained,
      Difference lost) {}

  static QueryPreview of(QueryTrial.Sample sample, Expression expression) {
    var found = matching(sample, expression);
    return new QueryPreview(
        sample.from(),
        sample.mentions().size(),
        sample.complete(),
        found.size(),
        examples(found, expression));
  }

  static Comparison comparing(QueryTrial.Sample sample, Expression present, Expression changed) {
    var before = matching(sample, present);
    var after = matching(sample, changed);
    return new Comparison(
        sample.from(),
        sample.mentions().size(),
        sample.complete(),
        before.size(),
        after.size(),
        difference(after, present, changed),
        difference(before, changed, present));
  }

  /** Those that match the one, without those that match the other. */
  private static Difference difference(
      List<QueryTrial.Tried> some, Expression other, Expression one) {
    var only = some.stream().filter(mention -> !other.matches(mention.post())).toList();
    return new Difference(only.size(), examples(only, one));
  }

  private static List<QueryTrial.Tried> matching(QueryTrial.Sample sample, Expression expression) {
    return sample.mentions().stream()
        .filter(mention -> expression.matches(mention.post()))
        .toList();
  }

  private static List<Example> examples(List<QueryTrial.Tried> found, Expression expression) {
    return found.stream().limit(EXAMPLES).map(mention -> Example.of(mention, expression)).toList();
  }
}
