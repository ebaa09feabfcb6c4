package io.sturmwarte.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sturmwarte.crisis.CrisisType;
import io.sturmwarte.crisis.Intent;
import io.sturmwarte.model.Head;
import io.sturmwarte.model.Models;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.sentiment.Sentiment;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.toxicity.Toxicity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {
  private static final Models MODELS = Models.shipped();
  private static final Scorer SCORER = scorer(new Prior(0.34, 0.44, 0.22));

  private static Scorer scorer(Prior prior) {
    return new Scorer(MODELS, new Priors(prior, new Toxicity(0.15), 0.1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Danke für die schnelle Hilfe, super Service!                     | GERMAN      | POSITIVE
          Ihr Idioten habt meine Daten verloren, ich gehe zum Anwalt!      | GERMAN      | NEGATIVE
          Schon wieder Stromausfall, das ist eine absolute Frechheit.      | GERMAN      | NEGATIVE
          Der neue Tarif ist nicht gut.                                    | GERMAN      | NEGATIVE
          Nordlicht Energie eröffnet neue Filiale in Kiel.                 | GERMAN      | NEUTRAL
          Wann kommt die nächste Rechnung?                                 | GERMAN      | NEUTRAL
          I love this, thank you so much!                                  | ENGLISH     | POSITIVE
          Your customer support is terrible, still waiting for a refund.   | ENGLISH     | NEGATIVE
          The new store opens on Monday at 9am.                            | ENGLISH     | NEUTRAL
          Je ne comprends pas pourquoi le service est si cher              | UNSUPPORTED | NEUTRAL
          你好世界                                                         | UNSUPPORTED | NEUTRAL
          🤬🤬                                                             | UNSUPPORTED | NEUTRAL
          """)
  void reads(String text, Language language, Sentiment sentiment) {
    var reading = SCORER.read(text);

    assertThat(reading.language().language()).isEqualTo(language);
    assertThat(reading.sentiment().likeliest()).isEqualTo(sentiment);
    assertThat(reading.confidence() == 0).isEqualTo(language == Language.UNSUPPORTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Seit Wochen keine Antwort vom Kundenservice                    | COMPLAINT_HANDLING
          Das ist kein Datenleck, aber der Strom: Totalausfall           | PRODUCT_FAULT
          Kundendaten geleakt, Hackerangriff bei Nordlicht               | DATA_BREACH
          Euer Mitarbeiter hat mich rassistisch beschimpft               | EMPLOYEE_MISCONDUCT
          Der Vorstand steckt in einem Korruptionsskandal, Schmiergeld   | EXECUTIVE_MISCONDUCT
          Dieser Werbespot ist geschmacklos                              | CAMPAIGN_BACKFIRE
          Das sind Fake News, ein Gerücht                                | MISINFORMATION
          Customer data leaked in a data breach                          | DATA_BREACH
          The CEO took a bribe                                           | EXECUTIVE_MISCONDUCT
          This ad is tone deaf                                           | CAMPAIGN_BACKFIRE
          """)
  void saysWhatLiesBehindIt(String text, CrisisType type) {
    assertThat(SCORER.read(text).signs().types()).first().isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Wann kommt der Techniker?                         | QUESTION
          Das übergebe ich meinem Anwalt                    | LEGAL_THREAT
          Boykottiert diese Firma                           | BOYCOTT_CALL
          Ich schreibe für die Zeitung, bitte um Stellungnahme | PRESS_ENQUIRY
          Der Akku hat Feuer gefangen, Verletzte            | SAFETY_HAZARD
          I will sue you                                    | LEGAL_THREAT
          My phone caught fire and burned my hand           | SAFETY_HAZARD
          """)
  void saysWhatTheAuthorWants(String text, Intent intent) {
    assertThat(SCORER.read(text).signs().intents()).contains(intent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Der Kundenservice ist NICHT gut, sooo schlecht!! 🤬 #Saftladen @nordlicht http",
        "I don't like this at all :( #epicfail",
        "x"
      })
  void contributionsAddUpToTheTextsPartOfTheScore(String text) {
    for (var language : new Language[] {Language.GERMAN, Language.ENGLISH}) {
      var answer = MODELS.of(language).answer(Normaliser.tokens(text));
      double textsPart =
          answer.logit(Head.NEGATIVE)
              - answer.bias(Head.NEGATIVE)
              - answer.logit(Head.POSITIVE)
              + answer.bias(Head.POSITIVE);

      var contributions = SCORER.read(text, language).contributions();

      assertThat(contributions.stream().mapToDouble(Reading.Contribution::weight).sum())
          .isCloseTo(textsPart, within(1e-9));
    }
  }

  @Test
  void wordsPullTheirWay() {
    var text = "Danke, aber der Service ist schlecht";
    var contributions = SCORER.read(text, Language.GERMAN).contributions();

    assertThat(contributions.getFirst().weight()).isNegative();
    assertThat(contributions.getLast().weight()).isPositive();
  }

  @Test
  void thePriorMovesTheReading() {
    var text = "Der neue Tarif ist nicht gut.";
    var angry = scorer(new Prior(0.6, 0.2, 0.2)).read(text);
    var calm = scorer(new Prior(0.1, 0.7, 0.2)).read(text);

    assertThat(angry.sentiment().negative()).isGreaterThan(calm.sentiment().negative());
  }

  @Test
  void whatTheCallerKnowsIsNotGuessed() {
    var reading = SCORER.read("🤬🤬", Language.GERMAN);

    assertThat(reading.language().confidence()).isEqualTo(1);
    assertThat(reading.sentiment().neutral()).isLessThan(1);
  }

  @Test
  void moreThatIsWrongIsMoreRisk() {
    var calm = SCORER.read("Nordlicht Energie eröffnet neue Filiale in Kiel.").assessment();
    var angry = SCORER.read("Der Kundenservice ist schlecht.").assessment();
    var storm = SCORER.read("Explosion! Boykottiert diese Verbrecher, Anwalt!").assessment();

    assertThat(calm.risk().value()).isLessThan(angry.risk().value());
    assertThat(angry.risk().value()).isLessThan(storm.risk().value());
    assertThat(storm.urgency().value()).isGreaterThan(60);
  }

  @Test
  void insultsAreWorthALook() {
    assertThat(SCORER.read("You are a bunch of idiots, shut up").toxicity()).isGreaterThan(0.5);
    assertThat(SCORER.read("The new store opens on Monday.").toxicity()).isLessThan(0.1);
    assertThat(SCORER.read("Halt die Fresse, du dummes Schwein").toxicity()).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\u200B", "\u0308", "....", "0", "#", "🇩", "a\uDE00b"})
  void takesAnything(String text) {
    for (var language : new Language[] {null, Language.GERMAN, Language.ENGLISH}) {
      var odds = SCORER.read(text, language).sentiment();
      assertThat(odds.negative() + odds.neutral() + odds.positive()).isCloseTo(1, within(1e-9));
    }
  }
}
