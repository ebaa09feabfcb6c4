package io.sturmwarte.reply;

import io.sturmwarte.text.Token;
import java.util.List;
import java.util.Set;

/**
 * A draft with what was seen in it and in the mention.
 *
 * @param signals what the draft shows
 * @param transparency how many terms tell what is known and what is not
 * @param mentionTokens the mention, cut into tokens
 * @param problemWords how many words or topics of the mention the draft takes up
 * @param problemAsked whether the mention holds a word that could be taken up
 * @param asks whether the mention asks something
 * @param complained whether the mention complains
 * @param faultReported whether the mention says that something went wrong with the house
 * @param dangerNamed whether the mention names what can hurt people
 * @param cannedWords how much of the draft fits under any post
 * @param tellingWords how many other words the draft has that tell something
 */
record Reading(
    Draft draft,
    List<Token> tokens,
    List<Token> mentionTokens,
    Set<Signal> signals,
    int transparency,
    int problemWords,
    boolean problemAsked,
    boolean asks,
    boolean complained,
    boolean faultReported,
    boolean dangerNamed,
    int cannedWords,
    int tellingWords) {
  private static final int MANY = 14;

  /** One canned word for as many others. */
  private static final int CANNED_ALLOWED = 3;

  boolean shows(Signal signal) {
    return signals.contains(signal);
  }

  /**
   * Who chose to rebuild apologises; as long as nothing is chosen, whoever reports a fault is owed
   * it. To put into proportion and to inform are choices against it, as long as they do tell
   * something. To deny is one in any case.
   */
  boolean owesAnApology() {
    return switch (draft.strategy()) {
      case REBUILD -> draft.answersSomebody();
      case DENY -> false;
      case DIMINISH, INFORM -> (complained || dangerNamed) && !asks && !helps();
      case UNDECIDED -> faultReported;
    };
  }

  /** Whether the house regrets, owns up, or says that the criticism is right. */
  boolean apologises() {
    return shows(Signal.APOLOGY) || shows(Signal.RESPONSIBILITY) || shows(Signal.REGRET);
  }

  /** Whether the draft says what is done, when, or how it can be had. */
  boolean helps() {
    return shows(Signal.REMEDY) || shows(Signal.NEXT_STEP) || shows(Signal.WHEN);
  }

  /** Whether the draft tells a good deal that fits under no other post. */
  boolean isConcrete() {
    return tellingWords >= MANY && CANNED_ALLOWED * cannedWords <= tellingWords;
  }

  boolean isPublic() {
    return !Network.isPrivate(draft.platform());
  }
}
