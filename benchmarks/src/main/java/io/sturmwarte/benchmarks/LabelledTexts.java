package io.sturmwarte.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts with the labels that people gave them.
 *
 * @param columns where both were found, for people
 * @param faults the lines that could not be read
 */
record LabelledTexts(Task task, String columns, List<Text> texts, List<Table.Fault> faults) {
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final int SHOWN = 8;

  /** A text and its class. */
  record Text(String text, int given) {}

  /**
   * @param asked null where the labels are to tell
   */
  static LabelledTexts read(Path file, @Nullable Task asked) throws IOException {
    var table = Table.read(file);
    int label = labelColumn(table, asked);
    var task = signed(table, label, asked == null ? taskOf(table, label) : asked);
    var texts = new ArrayList<Text>();
    var faults = new ArrayList<>(table.faults());
    for (var row : table.rows()) {
      int given = task.read(row.fields().get(label));
      var text = plain(row.fields().get(table.text()));
      if (given == Task.UNKNOWN) {
        faults.add(
            new Table.Fault(row.line(), "the label is " + shortened(row.fields().get(label))));
      } else if (text.isBlank()) {
        faults.add(new Table.Fault(row.line(), "there is no text"));
      } else {
        texts.add(new Text(text, given));
      }
    }
    if (texts.isEmpty()) {
      throw new IOException(
          "%s: no line has a text and says whether it is %s; in %s there are %s"
              .formatted(file, task.name(), table.name(label), some(table.values(label))));
    }
    faults.sort(Comparator.comparingInt(Table.Fault::line));
    var columns =
        "labels in %s, texts in %s".formatted(table.name(label), table.name(table.text()));
    return new LabelledTexts(task, columns, List.copyOf(texts), List.copyOf(faults));
  }

  /** Some corpora were exported with their escapes in place. */
  static String plain(String written) {
    return ESCAPED
        .matcher(written)
        .replaceAll(
            escape -> {
              var c = String.valueOf((char) Integer.parseInt(escape.group(1), 16));
              return Matcher.quoteReplacement(c);
            })
        .replace("\\n", "\n")
        .replace("\\\"", "\"");
  }

  /** By its name; else the one whose values tell most about a task. */
  private static int labelColumn(Table table, @Nullable Task asked) {
    var tasks = Task.ALL.stream().filter(task -> asked == null || task.isLike(asked)).toList();
    var ofTasks = table.named(name -> tasks.stream().anyMatch(task -> task.isColumn(name)));
    var ofLabels = table.named(Table::isLabelName);
    var named =
        asked == null ? IntStream.concat(ofLabels, ofTasks) : IntStream.concat(ofTasks, ofLabels);
    var byValues =
        Comparator.<Integer>comparingDouble(column -> most(tasks, table, column, Task::knows))
            .thenComparing(column -> most(tasks, table, column, Task::reads))
            .thenComparing(column -> -table.values(column).size());
    return named
        .filter(column -> column != table.text())
        .boxed()
        .findFirst()
        .or(() -> table.others().boxed().max(byValues))
        .orElseThrow();
  }

  private static double most(
      List<Task> tasks, Table table, int column, BiPredicate<Task, String> test) {
    return tasks.stream()
        .mapToDouble(task -> table.share(column, value -> test.test(task, value)))
        .max()
        .orElseThrow();
  }

  /** What the labels of a column answer, by its name or by themselves. */
  private static Task taskOf(Table table, int label) {
    var named =
        Task.ALL.stream()
            .filter(task -> table.named(task::isColumn).anyMatch(column -> column == label));
    var told =
        Task.ALL.stream()
            .filter(task -> table.share(label, task::knows) > 0)
            .sorted(Comparator.comparingDouble(task -> -table.share(label, task::knows)));
    return Stream.concat(named, told)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "In %s there are %s, which may mean anything; say what, such as --head toxicity"
                        .formatted(table.name(label), some(table.values(label)))));
  }

  /** Sentiments as numbers begin at 0 or at -1. */
  private static Task signed(Table table, int label, Task task) {
    boolean signed = table.share(label, value -> Task.normal(value).equals("-1")) > 0;
    return task.equals(Task.SENTIMENT) && signed ? Task.SIGNED_SENTIMENT : task;
  }

  private static String some(List<String> values) {
    return values.stream()
        .limit(SHOWN)
        .map(LabelledTexts::shortened)
        .collect(Collectors.joining(", "));
  }

  private static String shortened(String value) {
    return '"' + (value.length() > 30 ? value.substring(0, 30) + "…" : value) + '"';
  }
}
