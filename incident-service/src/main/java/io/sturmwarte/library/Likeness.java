package io.sturmwarte.library;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How like an incident entries are. Half is the cause, a fifth the cluster, the rest the words they
 * share, where a word counts the more the fewer entries have it (inverse document frequency). A
 * cause of "other" says little and counts little.
 */
final class Likeness {
  private static final double CAUSE = 0.5;
  private static final double CAUSE_OTHER = 0.1;
  private static final double CLUSTER = 0.2;
  private static final double WORDS = 0.3;

  /** Two or three words in common are chance; nobody is to read for that. */
  private static final double LEAST = 0.1;

  private static final int WORDS_NAMED = 5;

  private final Optional<Cause> cause;
  private final Optional<CrisisCluster> cluster;
  private final int entries;
  private final Map<String, Double> weightByLanguage = new HashMap<>();

  /**
   * @param candidates all entries that could be suggested
   */
  Likeness(Optional<Cause> cause, Optional<CrisisCluster> cluster, List<Candidate> candidates) {
    this.cause = cause;
    this.cluster = cluster;
    this.entries = candidates.size();
    candidates.stream()
        .flatMap(candidate -> candidate.shared().stream())
        .distinct()
        .forEach(word -> weightByLanguage.merge(word.language(), weight(word), Double::sum));
  }

  /** None where the likeness is too small to be worth reading. */
  Optional<Judgement> of(Candidate candidate) {
    var reasons = new ArrayList<Text>();
    var score = 0.0;
    if (cause.filter(candidate.cause()::equals).isPresent()) {
      score += candidate.cause() == Cause.OTHER ? CAUSE_OTHER : CAUSE;
      reasons.add(same("Gleiche Ursache", "Same cause", candidate.cause().text()));
    }
    if (cluster.filter(candidate.cluster()::equals).isPresent()) {
      score += CLUSTER;
      reasons.add(same("Gleiche Verantwortung", "Same responsibility", candidate.cluster().text()));
    }
    var german = share(candidate, "de");
    var english = share(candidate, "en");
    var share = Math.max(german, english);
    if (share > 0) {
      score += WORDS * share;
      reasons.add(named(candidate, german >= english ? "de" : "en"));
    }
    return score < LEAST ? Optional.empty() : Optional.of(new Judgement(score, reasons));
  }

  /** 0-1: how much of what the incident's words could weigh is in the entry. */
  private double share(Candidate candidate, String language) {
    var possible = weightByLanguage.getOrDefault(language, 0.0);
    var found = in(candidate, language).mapToDouble(this::weight).sum();
    return possible == 0 ? 0 : found / possible;
  }

  private double weight(Word word) {
    return Math.log(1 + (double) entries / word.entries());
  }

  private static Text named(Candidate candidate, String language) {
    var words =
        in(candidate, language)
            .sorted(Comparator.comparingInt(Word::entries).thenComparing(Word::word))
            .limit(WORDS_NAMED)
            .map(Word::word)
            .toList();
    var list = String.join(", ", words);
    return new Text("Gemeinsame Worte: " + list, "Words in common: " + list);
  }

  private static Stream<Word> in(Candidate candidate, String language) {
    return candidate.shared().stream().filter(word -> word.language().equals(language));
  }

  private static Text same(String de, String en, Text what) {
    return new Text(de + ": " + what.de(), en + ": " + what.en());
  }

  /** What is compared of an entry. */
  record Candidate(Cause cause, CrisisCluster cluster, List<Word> shared) {}

  /**
   * A word of the incident that an entry has too.
   *
   * @param word as the incident has it
   * @param entries how many entries have it
   */
  record Word(String language, String word, int entries) {}

  /**
   * @param score 0-1
   */
  record Judgement(double score, List<Text> reasons) {}
}
