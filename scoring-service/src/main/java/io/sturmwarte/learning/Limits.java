package io.sturmwarte.learning;

import java.util.List;

/** What the model cannot do; it says so itself. */
final class Limits {
  static final List<String> ALL =
      List.of(
          "Reads German and English. It was taught what Arabic, French, Hindi, Italian, Portuguese and Spanish look "
              + "like, so those are told apart; other languages in Latin script, such as Dutch, may be taken for one "
              + "of the two.",
          "A text without Latin letters, such as emoji alone, is not read unless the caller says its language.",
          "Sentiment was taught by tweets of 2013 to 2018, not by texts about brands; irony is mostly missed.",
          "The figures were measured on validation data, not on a test set; the model never saw those texts.",
          "English toxicity is a list of insults, not trained: there is no open corpus for it. The German one was "
              + "taught by political tweets and is often suspicious of political words.",
          "Complaint, crisis types, intents, urgency and risk are rules and term lists written for this product. "
              + "They were not measured on real data yet.");

  private Limits() {}
}
