package io.sturmwarte.crisis;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.LinearModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What was found in a text, before anything is made of it.
 *
 * @param wording how much it is worded like what was escalated, in logits
 * @param negative probability, as common as in training
 * @param toxicity probability, as common as in training
 * @param complaint probability that it complains about the brand
 * @param types the likeliest first
 */
public record Signs(
    double wording,
    double negative,
    double toxicity,
    double complaint,
    List<CrisisType> types,
    List<Intent> intents) {
  public static final Signs NONE = new Signs(0, 0, 0, 0, List.of(), List.of());

  public static Signs of(LinearModel.Answer answer) {
    return of(answer::logit, answer::isYes);
  }

  public static Signs of(ToDoubleFunction<Head> logit, Predicate<Head> isYes) {
    var types = new ArrayList<CrisisType>();
    for (var type : CrisisType.values()) {
      if (isYes.test(type.head())) {
        types.add(type);
      }
    }
    types.sort(Comparator.comparingDouble(type -> -logit.applyAsDouble(type.head())));
    var intents = new ArrayList<Intent>();
    for (var intent : Intent.values()) {
      if (isYes.test(intent.head())) {
        intents.add(intent);
      }
    }
    return new Signs(
        logit.applyAsDouble(Head.ESCALATE),
        probability(logit, Head.NEGATIVE),
        probability(logit, Head.TOXIC),
        probability(logit, Head.COMPLAINT),
        List.copyOf(types),
        List.copyOf(intents));
  }

  /** How much there is of something that was found, by the name it has in the formulas. */
  public record Amount(String name, double value) {}

  /** What is not named is not there. */
  public List<Amount> amounts() {
    var amounts = new ArrayList<Amount>(4 + types.size() + intents.size());
    amounts.add(new Amount("wording", wording));
    amounts.add(new Amount("negative", negative));
    amounts.add(new Amount("toxicity", toxicity));
    amounts.add(new Amount("complaint", complaint));
    for (var type : types) {
      amounts.add(new Amount(type.label(), 1));
    }
    for (var intent : intents) {
      amounts.add(new Amount(intent.label(), 1));
    }
    return amounts;
  }

  private static double probability(ToDoubleFunction<Head> logit, Head head) {
    return 1 / (1 + Math.exp(-logit.applyAsDouble(head)));
  }
}
