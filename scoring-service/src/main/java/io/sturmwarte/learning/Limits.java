package io.sturmwarte.learning;

import java.util.List;

/** What the model cannot do; it says so itself. */
final class Limits {
  static final List<String> ALL =
      List.of(
          "Reads German and English. Other languages are told apart by what they look like; short texts in dialect, "
              + "or in a language that it was not shown, may be taken for one of the two.",
          "A text without Latin letters, such as emoji alone, is not read unless the caller says its language.",
          "Complaint, causes, intents, escalation and English toxicity were taught by posts that were written for "
              + "this product, not by posts that somebody sent. Real feeds hold far fewer crises; there, more of what "
              + "is found is found wrongly.",
          "Irony is read only where its words are ones that were seen; dry irony and quotations are often missed.",
          "English sentiment is clearly weaker than German: less of it was taught.",
          "The German toxicity was taught by political tweets too and is suspicious of political words. It is worth "
              + "a look, never a verdict.",
          "Figures by cross-validation are of models trained the same way on four fifths; the file was trained on all "
              + "but what was set aside.",
          "Risk and urgency sort the work of people. They are no ground to delete, hide or punish anything.");

  private Limits() {}
}
