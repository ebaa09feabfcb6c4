package io.sturmwarte.score;

import io.sturmwarte.crisis.Rating;
import io.sturmwarte.model.Manifest;
import io.sturmwarte.reply.Finding;
import io.sturmwarte.reply.Review;
import io.sturmwarte.reply.Reviewer;
import io.sturmwarte.reply.Strategy;
import io.sturmwarte.scoring.v1.Contribution;
import io.sturmwarte.scoring.v1.CrisisType;
import io.sturmwarte.scoring.v1.Evidence;
import io.sturmwarte.scoring.v1.FindingKind;
import io.sturmwarte.scoring.v1.FindingSeverity;
import io.sturmwarte.scoring.v1.GetModelResponse;
import io.sturmwarte.scoring.v1.Intent;
import io.sturmwarte.scoring.v1.Part;
import io.sturmwarte.scoring.v1.Quality;
import io.sturmwarte.scoring.v1.ReviewReplyResponse;
import io.sturmwarte.scoring.v1.Score;
import io.sturmwarte.scoring.v1.Sentiment;
import io.sturmwarte.scoring.v1.TrainingData;
import io.sturmwarte.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * Readings and reviews in the words of the contract. Its enums are named as ours, with a prefix.
 */
final class Messages {
  private Messages() {}

  static io.sturmwarte.scoring.v1.Reading reading(Reading reading) {
    var message =
        io.sturmwarte.scoring.v1.Reading.newBuilder()
            .setLanguage(language(reading.language().language()))
            .setLanguageConfidence(reading.language().confidence())
            .setSentiment(sentiment(reading.sentiment().likeliest()))
            .setNegative(reading.sentiment().negative())
            .setNeutral(reading.sentiment().neutral())
            .setPositive(reading.sentiment().positive())
            .setToxicity(reading.toxicity())
            .setComplaint(reading.signs().complaint())
            .setUrgency(score(reading.assessment().urgency()))
            .setRisk(score(reading.assessment().risk()))
            .setConfidence(reading.confidence())
            .setModelVersion(reading.modelVersion());
    for (var type : reading.signs().types()) {
      message.addCrisisTypes(type(type));
    }
    for (var intent : reading.signs().intents()) {
      message.addIntents(intent(intent));
    }
    // One builder for all: every field of it is set anew.
    var contribution = Contribution.newBuilder();
    for (var part : reading.contributions()) {
      message.addContributions(contribution(contribution, part));
    }
    for (var evidence : reading.evidence()) {
      message.addEvidence(evidence(evidence));
    }
    return message.build();
  }

  private static Contribution contribution(
      Contribution.Builder message, Reading.Contribution part) {
    return message.setStart(part.start()).setEnd(part.end()).setWeight(part.weight()).build();
  }

  private static Evidence evidence(Reading.Evidence evidence) {
    var message =
        Evidence.newBuilder().setName(evidence.name()).setProbability(evidence.probability());
    var contribution = Contribution.newBuilder();
    for (var word : evidence.words()) {
      message.addWords(contribution(contribution, word));
    }
    return message.build();
  }

  private static Sentiment sentiment(io.sturmwarte.sentiment.Sentiment sentiment) {
    return switch (sentiment) {
      case NEGATIVE -> Sentiment.SENTIMENT_NEGATIVE;
      case NEUTRAL -> Sentiment.SENTIMENT_NEUTRAL;
      case POSITIVE -> Sentiment.SENTIMENT_POSITIVE;
    };
  }

  private static CrisisType type(io.sturmwarte.crisis.CrisisType type) {
    return switch (type) {
      case COMPLAINT_HANDLING -> CrisisType.CRISIS_TYPE_COMPLAINT_HANDLING;
      case EMPLOYEE_MISCONDUCT -> CrisisType.CRISIS_TYPE_EMPLOYEE_MISCONDUCT;
      case EXECUTIVE_MISCONDUCT -> CrisisType.CRISIS_TYPE_EXECUTIVE_MISCONDUCT;
      case PRODUCT_FAULT -> CrisisType.CRISIS_TYPE_PRODUCT_FAULT;
      case DATA_BREACH -> CrisisType.CRISIS_TYPE_DATA_BREACH;
      case CAMPAIGN_BACKFIRE -> CrisisType.CRISIS_TYPE_CAMPAIGN_BACKFIRE;
      case MISINFORMATION -> CrisisType.CRISIS_TYPE_MISINFORMATION;
      case OTHER -> CrisisType.CRISIS_TYPE_OTHER;
    };
  }

  private static Intent intent(io.sturmwarte.crisis.Intent intent) {
    return switch (intent) {
      case QUESTION -> Intent.INTENT_QUESTION;
      case LEGAL_THREAT -> Intent.INTENT_LEGAL_THREAT;
      case BOYCOTT_CALL -> Intent.INTENT_BOYCOTT_CALL;
      case PRESS_ENQUIRY -> Intent.INTENT_PRESS_ENQUIRY;
      case SAFETY_HAZARD -> Intent.INTENT_SAFETY_HAZARD;
    };
  }

  static ReviewReplyResponse review(Review review) {
    var rubric = review.rubric();
    var message =
        ReviewReplyResponse.newBuilder()
            .setRubric(
                io.sturmwarte.scoring.v1.Rubric.newBuilder()
                    .setCalm(rubric.calm())
                    .setNamesProblem(rubric.namesProblem())
                    .setTakesResponsibility(rubric.takesResponsibility())
                    .setConcreteSolution(rubric.concreteSolution())
                    .setTransparent(rubric.transparent()))
            .setReadability(review.readability())
            .setLanguage(language(review.language()))
            .setRulesVersion(review.rulesVersion());
    review.findings().forEach(finding -> message.addFindings(finding(finding)));
    return message.build();
  }

  static GetModelResponse model(String version, Manifest manifest) {
    var message =
        GetModelResponse.newBuilder()
            .setModelVersion(version)
            .setRulesVersion(Reviewer.VERSION)
            .addAllLimits(manifest.limits());
    for (var data : manifest.trainingData()) {
      message.addTrainingData(
          TrainingData.newBuilder()
              .setName(data.name())
              .setLicence(data.licence())
              .setSize(data.size())
              .setSha256(data.sha256()));
    }
    for (var quality : manifest.quality()) {
      message.addQuality(
          Quality.newBuilder()
              .setHead(quality.head())
              .setLanguage(language(quality.language()))
              .setMetric(quality.metric())
              .setValue(quality.value())
              .setDataset(quality.dataset()));
    }
    return message.build();
  }

  /** What the caller knows about the language; null where that is nothing. */
  static @Nullable Language known(io.sturmwarte.scoring.v1.Language language) {
    return switch (language) {
      case LANGUAGE_UNSPECIFIED -> null;
      case LANGUAGE_GERMAN -> Language.GERMAN;
      case LANGUAGE_ENGLISH -> Language.ENGLISH;
      case LANGUAGE_UNSUPPORTED, UNRECOGNIZED -> Language.UNSUPPORTED;
    };
  }

  static Strategy strategy(io.sturmwarte.scoring.v1.Strategy strategy) {
    return switch (strategy) {
      case STRATEGY_UNSPECIFIED, UNRECOGNIZED -> Strategy.UNDECIDED;
      case STRATEGY_INFORM -> Strategy.INFORM;
      case STRATEGY_DENY -> Strategy.DENY;
      case STRATEGY_DIMINISH -> Strategy.DIMINISH;
      case STRATEGY_REBUILD -> Strategy.REBUILD;
    };
  }

  private static io.sturmwarte.scoring.v1.Finding finding(Finding finding) {
    return io.sturmwarte.scoring.v1.Finding.newBuilder()
        .setRule(finding.rule())
        .setKind(FindingKind.valueOf("FINDING_KIND_" + finding.kind().name()))
        .setSeverity(FindingSeverity.valueOf("FINDING_SEVERITY_" + finding.severity().name()))
        .setStart(finding.start())
        .setEnd(finding.end())
        .setReason(finding.reason())
        .setSuggestion(finding.suggestion())
        .build();
  }

  private static Score score(Rating rating) {
    var message = Score.newBuilder().setValue(rating.value());
    var one = Part.newBuilder();
    for (var part : rating.parts()) {
      message.addParts(one.setName(part.name()).setValue(part.value()).build());
    }
    return message.build();
  }

  private static io.sturmwarte.scoring.v1.Language language(Language language) {
    return switch (language) {
      case GERMAN -> io.sturmwarte.scoring.v1.Language.LANGUAGE_GERMAN;
      case ENGLISH -> io.sturmwarte.scoring.v1.Language.LANGUAGE_ENGLISH;
      case UNSUPPORTED -> io.sturmwarte.scoring.v1.Language.LANGUAGE_UNSUPPORTED;
    };
  }

  /** A figure may be about several languages; the contract knows one or none. */
  private static io.sturmwarte.scoring.v1.Language language(String label) {
    for (var language : Language.values()) {
      if (language.label().equals(label)) {
        return language(language);
      }
    }
    return io.sturmwarte.scoring.v1.Language.LANGUAGE_UNSPECIFIED;
  }
}
