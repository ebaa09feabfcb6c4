package io.sturmwarte.benchmarks;

import io.sturmwarte.model.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file of labelled texts asks: the sentiment, or a question with yes and no. Public corpora
 * say the same in many words.
 *
 * @param head the question; null for the sentiment
 * @param classes in the order of the confusion
 * @param columns what a column is called that answers this and nothing else
 * @param words the class of each word that only this task uses
 * @param numbers the class of each word that may mean anything
 */
record Task(
    String name,
    @Nullable Head head,
    List<String> classes,
    Set<String> columns,
    Map<String, Integer> words,
    Map<String, Integer> numbers) {
  static final int UNKNOWN = -1;
  private static final int NO = 0;
  private static final int YES = 1;

  private static final List<String> SENTIMENTS = List.of("negative", "neutral", "positive");

  private static final Map<String, Integer> SENTIMENT_WORDS =
      Map.of(
          "negative",
          0,
          "neg",
          0,
          "negativ",
          0,
          "neutral",
          1,
          "neu",
          1,
          "positive",
          2,
          "pos",
          2,
          "positiv",
          2);

  private static final Map<String, Integer> BOTH =
      Map.ofEntries(
          Map.entry("1", YES),
          Map.entry("yes", YES),
          Map.entry("true", YES),
          Map.entry("ja", YES),
          Map.entry("0", NO),
          Map.entry("no", NO),
          Map.entry("false", NO),
          Map.entry("nein", NO),
          Map.entry("-", NO));

  /** As GermEval, OLID, HASOC and GAHD say it. */
  private static final Set<String> TOXIC =
      Set.of(
          "toxic",
          "toxicity",
          "offense",
          "offensive",
          "off",
          "hate",
          "hateful",
          "hatespeech",
          "hate-speech",
          "hof",
          "abuse",
          "abusive",
          "insult",
          "profanity");

  private static final Set<String> NOT_TOXIC = Set.of("other", "not", "none", "normal", "neither");

  private static final Pattern DENIED = Pattern.compile("(?:not|non|no|kein|keine)-?(.+)");

  /** Numbers as UMSAB has them. */
  static final Task SENTIMENT = sentiment(Map.of("2", 2), Map.of("0", 0, "1", 1));

  static final Task SIGNED_SENTIMENT = sentiment(Map.of("-1", 0), Map.of("0", 1, "1", 2));

  static final List<Task> ALL = all();

  /** The task of a name, such as {@code toxicity} or {@code legal-threat}. */
  static Task named(String name) {
    return ALL.stream()
        .filter(task -> task.isCalled(normal(name)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no head %s, but %s"
                        .formatted(name, ALL.stream().map(Task::name).distinct().toList())));
  }

  private boolean isCalled(String other) {
    return name.equals(other) || head == Head.TOXIC && columns.contains(other);
  }

  /** Whether a column is named for this task: {@code toxic}, or {@code Sub1_Toxic}. */
  boolean isColumn(String column) {
    return columns.stream()
        .anyMatch(own -> normal(column).equals(own) || normal(column).endsWith("-" + own));
  }

  /** Which class a label means, below 0 where that is not known. */
  int read(String label) {
    if (head == null) {
      return word(normal(label));
    }
    var parts = Arrays.stream(label.split(",")).map(Task::normal).map(this::word).toList();
    return parts.contains(YES) ? YES : parts.contains(UNKNOWN) ? UNKNOWN : NO;
  }

  boolean reads(String label) {
    return read(label) != UNKNOWN;
  }

  /** Whether both ask the same. */
  boolean isLike(Task other) {
    return name.equals(other.name);
  }

  /** Whether a label tells that this is the task. */
  boolean knows(String label) {
    return Arrays.stream(label.split(",")).map(Task::normal).anyMatch(this::isOwn);
  }

  /** How labels and the names of columns are compared. */
  static String normal(String label) {
    return label
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("^__label__", "")
        .replaceAll("[_ ]+", "-")
        .replaceAll("^(-?\\d+)\\.0+$", "$1");
  }

  private int word(String word) {
    var known = words.get(word);
    if (known == null) {
      known = numbers.get(word);
    }
    return known != null ? known : isDenied(word) ? NO : UNKNOWN;
  }

  private boolean isOwn(String word) {
    return words.containsKey(word) || isDenied(word);
  }

  private boolean isDenied(String word) {
    var denied = DENIED.matcher(word);
    return head != null && denied.matches() && words.getOrDefault(denied.group(1), UNKNOWN) == YES;
  }

  private static List<Task> all() {
    var tasks = new ArrayList<Task>(List.of(SENTIMENT, SIGNED_SENTIMENT));
    for (var head : Head.ALL.subList(SENTIMENTS.size(), Head.ALL.size())) {
      tasks.add(of(head));
    }
    return List.copyOf(tasks);
  }

  private static Task sentiment(Map<String, Integer> telling, Map<String, Integer> numbers) {
    var words = new HashMap<>(SENTIMENT_WORDS);
    words.putAll(telling);
    return new Task(
        "sentiment", null, SENTIMENTS, Set.of("sentiment", "polarity"), Map.copyOf(words), numbers);
  }

  private static Task of(Head head) {
    var no = new HashMap<>(BOTH);
    if (Head.CAUSES.contains(head) || Head.INTENTS.contains(head)) {
      // In a column of several causes or intents, another one is a no.
      (Head.CAUSES.contains(head) ? Head.CAUSES : Head.INTENTS)
          .forEach(other -> no.put(other.label(), NO));
    }
    if (head != Head.TOXIC) {
      return binary(head.label(), head, columns(head), Map.of(head.label(), YES), no);
    }
    var words = new HashMap<String, Integer>();
    TOXIC.forEach(word -> words.put(word, YES));
    NOT_TOXIC.forEach(word -> words.put(word, NO));
    return binary("toxicity", head, TOXIC, words, no);
  }

  private static Set<String> columns(Head head) {
    if (Head.CAUSES.contains(head)) {
      return Set.of(head.label(), "causes");
    }
    if (Head.INTENTS.contains(head)) {
      return Set.of(head.label(), "intents");
    }
    return head == Head.ESCALATE ? Set.of(head.label(), "risk") : Set.of(head.label());
  }

  private static Task binary(
      String name,
      Head head,
      Set<String> columns,
      Map<String, Integer> words,
      Map<String, Integer> numbers) {
    return new Task(
        name, head, List.of("no", "yes"), columns, Map.copyOf(words), Map.copyOf(numbers));
  }
}
