package io.sturmwarte.toxicity;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.LinearModel;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.text.TermList;
import io.sturmwarte.text.Token;
import java.util.List;

/**
 * How likely a text insults or threatens. German was learned; English, which has no open corpus, is
 * a list of insults, each of which leaves two fifths of the doubt there was.
 */
public final class Toxicity {
  private static final double DOUBT_WITHOUT_INSULT = 0.97;
  private static final double DOUBT_LEFT = 0.4;

  private final TermList insults = TermList.read("/toxicity/insults-en.txt");
  private final double share;

  /**
   * @param share how common insults are where the texts come from
   */
  public Toxicity(double share) {
    if (share <= 0 || share >= 1) {
      throw new IllegalArgumentException("The share %s must be between 0 and 1".formatted(share));
    }
    this.share = share;
  }

  public double of(LinearModel.Answer answer, List<Token> tokens) {
    if (answer.knows(Head.TOXIC)) {
      return Prior.probability(answer.logit(Head.TOXIC), answer.trainedShare(Head.TOXIC), share);
    }
    int found = insults.matches(tokens).size();
    return 1 - DOUBT_WITHOUT_INSULT * Math.pow(DOUBT_LEFT, found);
  }
}
