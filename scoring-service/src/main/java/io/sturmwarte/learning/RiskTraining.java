package io.sturmwarte.learning;

import io.sturmwarte.crisis.CrisisType;
import io.sturmwarte.crisis.Intent;
import io.sturmwarte.crisis.Signs;
import io.sturmwarte.model.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Learns how likely a post is to be escalated from the signs found in it, as cross-validation found
 * them: signs in texts that were learned by heart would be trusted too much.
 */
final class RiskTraining {
  private static final double C = 1;

  private static final List<String> NAMES =
      Stream.of(
              Stream.of("wording", "negative", "toxicity", "complaint"),
              Stream.of(CrisisType.values()).map(CrisisType::label),
              Stream.of(Intent.values()).map(Intent::label))
          .flatMap(names -> names)
          .toList();

  private RiskTraining() {}

  static Formula train(List<HeadTraining.Result> languages) {
    var rows = new ArrayList<Fit.Row>();
    var labels = new ArrayList<Boolean>();
    for (var language : languages) {
      var posts = language.posts().posts();
      for (int i = 0; i < posts.size(); i++) {
        rows.add(row(signs(language, i).amounts()));
        labels.add(posts.get(i).escalate());
      }
    }
    var yes = new boolean[labels.size()];
    for (int i = 0; i < yes.length; i++) {
      yes[i] = labels.get(i);
    }
    var fit = Fit.of(rows, yes, NAMES.size(), C);
    var weights = new TreeMap<String, Double>();
    for (int i = 0; i < NAMES.size(); i++) {
      weights.put(NAMES.get(i), fit.weights()[i]);
    }
    double share = (double) labels.stream().filter(label -> label).count() / labels.size();
    return new Formula(Map.copyOf(weights), fit.bias(), share);
  }

  /** What cross-validation found in a post. */
  static Signs signs(HeadTraining.Result language, int post) {
    var name = language.posts().name();
    return Signs.of(
        head -> language.of(head).logit(name, post),
        head -> {
          var answers = language.of(head);
          return answers.isYes(answers.logit(name, post));
        });
  }

  private static Fit.Row row(List<Signs.Amount> amounts) {
    var sorted = new TreeMap<Integer, Double>();
    amounts.forEach(amount -> sorted.put(NAMES.indexOf(amount.name()), amount.value()));
    return new Fit.Row(
        sorted.keySet().stream().mapToInt(Integer::intValue).toArray(),
        sorted.values().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
