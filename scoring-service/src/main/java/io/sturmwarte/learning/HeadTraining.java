package io.sturmwarte.learning;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.Idf;
import io.sturmwarte.model.LinearModel;
import io.sturmwarte.model.Terms;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.text.Features;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Learns all questions of one language. */
final class HeadTraining {
  /** How closely the corpora beside the targets are followed. */
  private static final double C_BESIDE = 1;

  /** Where our posts are the larger part, the public ones keep their say by being repeated. */
  private static final Map<Language, Integer> PUBLIC_TIMES =
      Map.of(Language.GERMAN, 2, Language.ENGLISH, 3);

  private static final int SENTIMENTS = 3;

  private final Language language;
  private final Terms terms;
  private final Post.File posts;
  private final Map<String, Corpus> corpora = new LinkedHashMap<>();
  private final List<Corpus> foreign = new ArrayList<>();
  private final Lexicon lexicon;
  private final Lexicon emoji;
  private final Idf idf;

  /** By corpus: a target must not teach itself. */
  private final Map<String, List<Fit>> teachers = new LinkedHashMap<>();

  /** By the names of the target corpora. */
  private final Map<List<String>, Ground> grounds = new HashMap<>();

  HeadTraining(Data data, Language language) throws IOException {
    this.language = language;
    this.terms = data.terms(language);
    this.posts = data.posts(language);
    for (var source : Recipe.teachers(language)) {
      corpora.put(source.name(), data.learn(source, use(source)));
    }
    for (var source : Recipe.foreignSentiment(language)) {
      foreign.add(data.learn(source, "what emoji, marks and borrowed words say"));
    }
    this.lexicon = data.lexicon(language);
    this.emoji = data.emoji();
    this.idf = Idf.of(everyText()::iterator);
  }

  /**
   * What was learned.
   *
   * @param questions in the order of {@link Head#ALL}
   */
  record Result(Post.File posts, LinearModel model, double sharpness, List<Answers> questions) {
    Answers of(Head head) {
      return questions.get(head.ordinal());
    }
  }

  /**
   * The answers of cross-validation to a question.
   *
   * @param logits to the texts of each corpus, in their order
   */
  record Answers(Head head, double threshold, Map<String, double[]> logits) {
    /** The answer to a text of a corpus. */
    double logit(String corpus, int text) {
      return Objects.requireNonNull(logits.get(corpus), corpus)[text];
    }

    boolean isYes(double logit) {
      return Prior.sigmoid(logit) >= threshold;
    }
  }

  Result train() {
    teach();
    for (var head : Head.ALL) {
      var targets = Recipe.targets(head, language).stream().map(Recipe.Source::name).toList();
      grounds.computeIfAbsent(targets, this::ground);
    }
    var sentiments = Head.ALL.subList(0, SENTIMENTS);
    var learned =
        new ArrayList<>(sentiments.parallelStream().map(head -> learn(head, null)).toList());
    var moods =
        new Calibration.Sentiments(
            odds(learned.get(Head.NEGATIVE.ordinal())), odds(learned.get(Head.POSITIVE.ordinal())));
    var others = Head.ALL.subList(SENTIMENTS, Head.ALL.size());
    learned.addAll(others.parallelStream().map(head -> learn(head, moods)).toList());
    var trained = learned.stream().map(one -> one.learned().trained()).toList();
    var answers = learned.stream().map(Part::answers).toList();
    double sharpness = Sharpness.of(answers.subList(0, SENTIMENTS), sentiments());
    return new Result(
        posts, LinearModel.quantise(idf, terms, trained, sharpness), sharpness, answers);
  }

  private Map<String, List<String>> sentiments() {
    var labels = new LinkedHashMap<String, List<String>>();
    // The validation part alone is too small to say how well it is calibrated.
    for (var source : Recipe.sentimentTargets(language).subList(0, 1)) {
      var examples = examples(source.name());
      labels.put(source.name(), examples.stream().map(Corpus.Example::label).toList());
    }
    labels.put(posts.name(), posts.posts().stream().map(Post::sentiment).toList());
    return labels;
  }

  private record Part(Question.Learned learned, Answers answers) {}

  private List<Corpus.Example> examples(String corpus) {
    return Objects.requireNonNull(corpora.get(corpus), corpus).examples();
  }

  /** How likely each of our posts is a yes. */
  private double[] odds(Part part) {
    var logits = Objects.requireNonNull(part.answers.logits.get(posts.name()));
    return Arrays.stream(logits).map(Prior::sigmoid).toArray();
  }

  private Part learn(Head head, Calibration.@Nullable Sentiments sentiments) {
    var targets = Recipe.targets(head, language).stream().map(Recipe.Source::name).toList();
    var ground = Objects.requireNonNull(grounds.get(targets));
    var labels = new ArrayList<Boolean>();
    for (var target : targets) {
      for (var example : examples(target)) {
        labels.add(example.label().equals(label(head)));
      }
    }
    int ours = labels.size();
    posts.posts().forEach(post -> labels.add(post.says(head)));
    var texts =
        IntStream.range(0, labels.size())
            .mapToObj(i -> ground.texts.get(i).asked(head, labels.get(i)))
            .toList();
    var judges = IntStream.range(ours, texts.size()).boxed().toList();
    // Only our posts have answers to all questions.
    var said = targets.isEmpty() ? sentiments : null;
    var learned = new Question(ground.stack, texts).learn(head, judges, said);
    return new Part(learned, answers(learned, ground.sizes));
  }

  /**
   * What questions with the same targets have in common: the targets' texts, how many each corpus
   * has, and what the teachers say of them.
   */
  private record Ground(List<Text> texts, Map<String, Integer> sizes, Stack stack) {}

  /**
   * A text before a question is asked about it.
   *
   * @param answers of the teachers
   * @param terms for each head
   */
  private record Text(Fit.Row row, double[] answers, int[] terms, int fold, int times) {
    Question.Text asked(Head head, boolean yes) {
      int count = terms[head.ordinal()];
      return new Question.Text(row, Stack.with(row, answers, count), count, yes, fold, times);
    }
  }

  private Ground ground(List<String> targets) {
    var sizes = new LinkedHashMap<String, Integer>();
    var written = new ArrayList<String>();
    for (var target : targets) {
      var examples = examples(target);
      sizes.put(target, examples.size());
      examples.forEach(example -> written.add(example.text()));
    }
    int others = written.size();
    sizes.put(posts.name(), posts.posts().size());
    posts.posts().forEach(post -> written.add(post.text()));
    var tokens = written.stream().map(Normaliser::tokens).toList();
    var rows = tokens.stream().map(Features::of).map(this::row).toList();
    var stack = Stack.of(teachersBut(targets), rows);
    var texts =
        IntStream.range(0, rows.size())
            .mapToObj(
                i ->
                    new Text(
                        rows.get(i),
                        stack.answers(rows.get(i)),
                        terms.in(tokens.get(i)).counts(),
                        Question.fold(written.get(i)),
                        i < others ? PUBLIC_TIMES.get(language) : 1))
            .toList();
    return new Ground(texts, sizes, stack);
  }

  private List<Fit> teachersBut(List<String> targets) {
    return teachers.entrySet().stream()
        .filter(teacher -> !targets.contains(teacher.getKey()))
        .flatMap(teacher -> teacher.getValue().stream())
        .toList();
  }

  private static Answers answers(Question.Learned learned, Map<String, Integer> sizes) {
    var logits = new LinkedHashMap<String, double[]>();
    int from = 0;
    for (var corpus : sizes.entrySet()) {
      int to = from + corpus.getValue();
      logits.put(corpus.getKey(), Arrays.copyOfRange(learned.answers(), from, to));
      from = to;
    }
    return new Answers(learned.head(), learned.trained().threshold(), logits);
  }

  private void teach() {
    for (var corpus : corpora.values()) {
      teachers.put(corpus.name(), models(corpus));
    }
    var every = foreign.stream().flatMap(corpus -> corpus.examples().stream()).toList();
    teachers.put("foreign", models(foreign.getFirst().with(every)));
    teachers.put("lexicon", List.of(lexicon.fit()));
    teachers.put("lexicon, as texts", models(lexicon.asTexts(language)));
    teachers.put("emoji", List.of(emoji.fit()));
  }

  /** One model for each label of a corpus; where there are two, one says all. */
  private List<Fit> models(Corpus corpus) {
    var rows = corpus.examples().stream().map(Corpus.Example::features).map(this::row).toList();
    var labels = corpus.labels().stream().sorted().toList();
    return (labels.size() == 2 ? labels.subList(0, 1) : labels)
        .parallelStream()
            .map(label -> Fit.of(rows, yes(corpus, label), Features.SLOTS, C_BESIDE))
            .toList();
  }

  /** What the public corpora call it. */
  private static String label(Head head) {
    return head == Head.TOXIC ? "OFFENSE" : head.label();
  }

  private Fit.Row row(Features text) {
    var weighed = idf.weigh(text);
    var order =
        IntStream.range(0, text.distinct())
            .filter(f -> weighed[f] != 0)
            .boxed()
            .sorted(Comparator.comparingInt(text::row))
            .mapToInt(f -> f)
            .toArray();
    return new Fit.Row(
        IntStream.of(order).map(text::row).toArray(),
        IntStream.of(order).mapToDouble(f -> weighed[f]).toArray());
  }

  private static boolean[] yes(Corpus corpus, String label) {
    var yes = new boolean[corpus.examples().size()];
    for (int i = 0; i < yes.length; i++) {
      yes[i] = corpus.examples().get(i).label().equals(label);
    }
    return yes;
  }

  private static String use(Recipe.Source source) {
    var language = source.language();
    if (Recipe.sentimentTargets(language).contains(source)) {
      return "sentiment, and beside the other questions";
    }
    return Recipe.toxicityTargets(language).contains(source)
        ? "toxicity, and beside the other questions"
        : "beside all questions";
  }

  /** Of this language: what stands in others alone would only make the model larger. */
  private Stream<Features> everyText() {
    var others =
        corpora.values().stream()
            .flatMap(corpus -> corpus.examples().stream())
            .map(Corpus.Example::text);
    var words = lexicon.words().keySet().stream();
    var ours = posts.posts().stream().map(Post::text);
    return Stream.of(others, words, ours)
        .flatMap(texts -> texts)
        .map(Normaliser::tokens)
        .map(Features::of);
  }
}
