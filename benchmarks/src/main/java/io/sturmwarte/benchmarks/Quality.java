package io.sturmwarte.benchmarks;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import io.sturmwarte.crisis.Assessment;
import io.sturmwarte.crisis.Signs;
import io.sturmwarte.learning.Measures;
import io.sturmwarte.model.Head;
import io.sturmwarte.model.LinearModel;
import io.sturmwarte.model.Models;
import io.sturmwarte.score.Scorer;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well a file of labelled texts is read, beside a baseline: {@code Quality <file> [--language
 * de|en] [--head toxicity]}. What is left out is told by the file. Readings are not moved towards
 * what is common in a feed.
 */
public final class Quality {
  /** What its authors recommend. */
  private static final double VADER_THRESHOLD = 0.05;

  private static final double LIKELY = 0.5;
  private static final int FAULTS_SHOWN = 10;

  private final Models models = Models.shipped();
  private final Scorer scorer = Scorers.balanced(models);
  private final PrintStream out;
  private final Duration timing;

  Quality(PrintStream out, Duration timing) {
    this.out = out;
    this.timing = timing;
  }

  public static void main(String[] command) {
    Arguments.explain(() -> main(Arguments.of(command, Set.of("--language", "--head"), Set.of())));
  }

  private static void main(Arguments arguments) throws IOException {
    if (arguments.words().isEmpty() || arguments.words().size() > 2) {
      throw new IllegalArgumentException(
          "Say which file: <file> [--language de|en] [--head sentiment|toxicity|…]");
    }
    var language =
        arguments.option("--language").or(() -> arguments.words().stream().skip(1).findFirst());
    new Quality(System.out, Speed.USUAL)
        .run(
            Path.of(arguments.words().getFirst()),
            language.map(Quality::language).orElse(null),
            arguments.option("--head").map(Task::named).orElse(null));
  }

  /**
   * What one of those compared says about a text.
   *
   * @param said the class
   * @param stated how likely each class is
   */
  private record Answer(int said, double[] stated) {}

  /**
   * One of those compared.
   *
   * @param reader everything that is done with a text, for its speed; null where nothing is
   */
  private record Contender(
      String name, Function<String, Answer> answer, @Nullable Function<String, ?> reader) {}

  /**
   * How well one of them did.
   *
   * @param decided by the classes that were said
   * @param stated by the probabilities
   */
  record Result(String name, Measures decided, Measures stated) {
    /** Over the classes that occur, as scikit-learn has it. */
    double macroF1() {
      int[][] confusion = decided.confusion();
      double sum = 0;
      int classes = 0;
      for (int c = 0; c < confusion.length; c++) {
        int column = c;
        boolean given = Arrays.stream(confusion[c]).sum() > 0;
        boolean said = Arrays.stream(confusion).mapToInt(row -> row[column]).sum() > 0;
        if (given || said) {
          sum += decided.f1(c);
          classes++;
        }
      }
      return sum / classes;
    }
  }

  /** Ours first, the baseline last. */
  List<Result> run(Path file, @Nullable Language known, @Nullable Task asked) throws IOException {
    var labelled = LabelledTexts.read(file, asked);
    var language = known == null ? identified(labelled) : known;
    out.printf(
        "%s in %s: %d texts of %s%n  %s; %s%n",
        labelled.task().name(),
        language == Language.GERMAN ? "German" : "English",
        labelled.texts().size(),
        file.getFileName(),
        labelled.columns(),
        known == null ? "language identified from the texts" : "language as told");
    print(labelled.faults());
    return contenders(labelled, language).map(contender -> measure(contender, labelled)).toList();
  }

  private Stream<Contender> contenders(LabelledTexts labelled, Language language) {
    var head = labelled.task().head();
    Function<String, ?> reader = text -> scorer.read(text, language);
    if (head == null) {
      var ours = new Contender("Sturmwarte", text -> sentiment(text, language), reader);
      return Stream.of(
          ours,
          language == Language.ENGLISH
              ? new Contender("VADER", Quality::vader, Quality::vader)
              : majority(labelled));
    }
    var model = models.of(language);
    Function<String, LinearModel.Answer> answer = text -> model.answer(Normaliser.tokens(text));
    double threshold = answer.apply("").threshold(head);
    var atThreshold =
        new Contender(
            "Sturmwarte, yes from %.2f on, as trained".formatted(threshold),
            text -> yesOrNo(answer.apply(text).probability(head), threshold),
            null);
    if (Head.CAUSES.contains(head) || Head.INTENTS.contains(head)) {
      var ours = new Contender(atThreshold.name, atThreshold.answer, reader);
      return Stream.of(ours, majority(labelled));
    }
    // A reading lists causes and intents; of the others it says how likely they are.
    Function<String, Answer> likely =
        head == Head.ESCALATE
            ? text -> yesOrNo(risk(answer.apply(text)), LIKELY)
            : text -> yesOrNo(answer.apply(text).probability(head), LIKELY);
    var ours = new Contender("Sturmwarte, yes from 0.50 on", likely, reader);
    return Stream.of(ours, atThreshold, majority(labelled));
  }

  private Answer sentiment(String text, Language language) {
    var odds = scorer.read(text, language).sentiment();
    return new Answer(
        odds.likeliest().ordinal(),
        new double[] {odds.negative(), odds.neutral(), odds.positive()});
  }

  private double risk(LinearModel.Answer answer) {
    var formula = models.risk();
    return Assessment.of(Signs.of(answer), formula, formula.share()).risk().value() / 100;
  }

  private static Answer yesOrNo(double probability, double threshold) {
    return new Answer(
        probability >= threshold ? 1 : 0, new double[] {1 - probability, probability});
  }

  private static Contender majority(LabelledTexts labelled) {
    var sizes = new int[labelled.task().classes().size()];
    labelled.texts().forEach(text -> sizes[text.given()]++);
    int most = 0;
    for (int c = 1; c < sizes.length; c++) {
      most = sizes[c] > sizes[most] ? c : most;
    }
    var answer = certain(most, sizes.length);
    return new Contender("always " + labelled.task().classes().get(most), text -> answer, null);
  }

  private static Answer vader(String text) {
    try {
      var analyzer = new SentimentAnalyzer(text);
      analyzer.analyze();
      double compound = analyzer.getPolarity().getOrDefault("compound", 0f);
      int sentiment = compound <= -VADER_THRESHOLD ? 0 : compound >= VADER_THRESHOLD ? 2 : 1;
      return certain(sentiment, 3);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer certain(int said, int classes) {
    var stated = new double[classes];
    stated[said] = 1;
    return new Answer(said, stated);
  }

  private Result measure(Contender contender, LabelledTexts labelled) {
    var classes = labelled.task().classes();
    var decided = new Measures.Tally(classes.size());
    var stated = new Measures.Tally(classes.size());
    for (var text : labelled.texts()) {
      var answer = contender.answer.apply(text.text());
      decided.add(text.given(), certain(answer.said, classes.size()).stated);
      stated.add(text.given(), answer.stated);
    }
    var result = new Result(contender.name, decided.measures(), stated.measures());
    print(result, classes, speed(contender, labelled));
    return result;
  }

  private OptionalDouble speed(Contender contender, LabelledTexts labelled) {
    var reader = contender.reader;
    if (reader == null) {
      return OptionalDouble.empty();
    }
    var texts = labelled.texts().stream().map(LabelledTexts.Text::text).toList();
    return OptionalDouble.of(Speed.warm(texts, text -> discard(reader.apply(text)), timing));
  }

  /** Only the time counts. */
  private static void discard(Object reading) {
    Objects.requireNonNull(reading);
  }

  private void print(Result result, List<String> classes, OptionalDouble speed) {
    out.printf(
        Locale.ROOT,
        "%s%n  macro-F1 %.1f, accuracy %.1f, calibration error %.1f%s%n  F1: %s%n",
        result.name,
        100 * result.macroF1(),
        100 * result.decided.accuracy(),
        100 * result.stated.calibrationError(),
        speed.isPresent()
            ? String.format(Locale.ROOT, ", %,.0f posts per CPU second", speed.getAsDouble())
            : "",
        Stream.iterate(0, c -> c < classes.size(), c -> c + 1)
            .map(
                c ->
                    String.format(
                        Locale.ROOT, "%s %.1f", classes.get(c), 100 * result.decided.f1(c)))
            .collect(Collectors.joining(", ")));
    out.print("  said      ");
    classes.forEach(name -> out.printf(" %8s", name));
    out.println();
    for (int given = 0; given < classes.size(); given++) {
      out.printf("  %-10s", classes.get(given));
      for (int said : result.decided.confusion()[given]) {
        out.printf(" %8d", said);
      }
      out.println();
    }
  }

  private void print(List<Table.Fault> faults) {
    if (faults.isEmpty()) {
      return;
    }
    out.printf("  %d lines left out:%n", faults.size());
    for (var fault : faults.subList(0, Math.min(FAULTS_SHOWN, faults.size()))) {
      out.printf("    line %d: %s%n", fault.line(), fault.reason());
    }
    if (faults.size() > FAULTS_SHOWN) {
      out.printf("    and %d more%n", faults.size() - FAULTS_SHOWN);
    }
  }

  /** The one that more of the texts are in. */
  private Language identified(LabelledTexts labelled) {
    int german = 0;
    int english = 0;
    for (var text : labelled.texts()) {
      var guess = models.languages().identify(Normaliser.tokens(text.text())).language();
      german += guess == Language.GERMAN ? 1 : 0;
      english += guess == Language.ENGLISH ? 1 : 0;
    }
    return german >= english ? Language.GERMAN : Language.ENGLISH;
  }

  private static Language language(String label) {
    return Optional.of(label)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .flatMap(
            name ->
                Stream.of(Language.GERMAN, Language.ENGLISH)
                    .filter(language -> language.label().equals(name))
                    .findFirst())
        .orElseThrow(() -> new IllegalArgumentException("The language is de or en, not " + label));
  }
}
