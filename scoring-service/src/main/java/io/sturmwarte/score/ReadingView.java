package io.sturmwarte.score;

import io.sturmwarte.crisis.CrisisType;
import io.sturmwarte.crisis.Intent;
import io.sturmwarte.crisis.Rating;
import java.util.List;

/** A reading as JSON, the same as the contract's. */
record ReadingView(
    String language,
    double languageConfidence,
    String sentiment,
    double negative,
    double neutral,
    double positive,
    double toxicity,
    double complaint,
    List<String> crisisTypes,
    List<String> intents,
    Rating urgency,
    Rating risk,
    List<Reading.Contribution> contributions,
    double confidence,
    List<Reading.Evidence> evidence,
    String modelVersion) {
  static ReadingView of(Reading reading) {
    return new ReadingView(
        reading.language().language().label(),
        reading.language().confidence(),
        reading.sentiment().likeliest().label(),
        reading.sentiment().negative(),
        reading.sentiment().neutral(),
        reading.sentiment().positive(),
        reading.toxicity(),
        reading.signs().complaint(),
        reading.signs().types().stream().map(CrisisType::label).toList(),
        reading.signs().intents().stream().map(Intent::label).toList(),
        reading.assessment().urgency(),
        reading.assessment().risk(),
        reading.contributions(),
        reading.confidence(),
        reading.evidence(),
        reading.modelVersion());
  }
}
