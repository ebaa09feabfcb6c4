package io.sturmwarte.reply;

import io.sturmwarte.text.Token;
import java.util.List;
import java.util.Set;

/**
 * A draft with what was seen in it and in the mention.
 *
 * @param signals what the draft shows
 * @param acts whether the house does something in it
 * @param transparency how many terms tell what is known and what is not
 * @param mentionTokens the mention, cut into tokens
 * @param problemWords how many words or topics of the mention the draft takes up
 * @param problemAsked whether the mention holds a word that could be taken up
 * @param complained whether the mention complains
 * @param faultReported whether the mention says that something went wrong with the house
 * @param dangerReported whether the mention reports a danger to life or health
 */
record Reading(
    Draft draft,
    List<Token> tokens,
    List<Token> mentionTokens,
    Set<Signal> signals,
    boolean acts,
    int transparency,
    int problemWords,
    boolean problemAsked,
    boolean complained,
    boolean faultReported,
    boolean dangerReported) {

  boolean shows(Signal signal) {
    return signals.contains(signal);
  }

  /**
   * Who chose to rebuild apologises; as long as nothing is chosen, whoever reports a fault is owed
   * it. To deny, to put into proportion and to inform are choices against it.
   */
  boolean owesAnApology() {
    return switch (draft.strategy()) {
      case REBUILD -> true;
      case DENY, DIMINISH, INFORM -> false;
      case UNDECIDED -> faultReported;
    };
  }

  boolean isPublic() {
    return !Network.isPrivate(draft.platform());
  }
}
