package io.sturmwarte.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewerTest {
  private final Reviewer reviewer = new Reviewer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GERMAN  | Seit drei Tagen kein Strom in Altona, und niemand antwortet! | Sie hatten drei Tage keinen Strom, und wir haben nicht geantwortet. Das tut uns leid, das war unser Fehler. Die Ursache war ein Kabelschaden. Wir melden uns heute bis 18 Uhr bei Ihnen und erstatten den Betrag.
          GERMAN  | Meine Lieferung ist schon wieder kaputt angekommen.          | Dass Ihre Lieferung kaputt angekommen ist, tut uns leid. Das hätte nicht passieren dürfen. Wir schicken morgen Ersatz. Senden Sie uns dafür bitte die Bestellnummer als Direktnachricht.
          GERMAN  | Deine App stürzt dauernd ab, was soll das?                   | Die App stürzt bei einigen Geräten ab, das tut uns leid. Wir kennen die Ursache und arbeiten daran. Bis Freitag kommt die neue Version.
          GERMAN  | Werden meine Daten verkauft?                                 | Nein, wir verkaufen keine Daten. Der Zugriff war möglich, weil ein Server falsch eingestellt war; das tut uns leid. Wir informieren alle Betroffenen heute per Brief.
          ENGLISH | No power for three days in Camden and nobody replies!        | You had no power for three days, and we did not reply. We are sorry, that was our mistake. The cause was a damaged cable. We will call you today by 6 pm and refund the amount.
          ENGLISH | My parcel arrived broken again.                              | We are sorry that your parcel arrived broken. That should not have happened. We will send a replacement tomorrow. Please send us your order number in a direct message.
          ENGLISH | Your app keeps crashing                                      | The app crashes on some phones, and we are sorry. We know the cause and are working on it. We'll release a repair by Friday.
          """)
  void aGoodApologyPassesClean(Language language, String mention, String text) {
    var review = reviewer.review(Drafts.of(text, language, mention, Strategy.REBUILD, ""));

    assertThat(review.findings()).isEmpty();
    assertThat(review.rubric().calm()).isEqualTo(4);
    assertThat(review.rubric().namesProblem()).isGreaterThanOrEqualTo(3);
    assertThat(review.rubric().takesResponsibility()).isGreaterThanOrEqualTo(2);
    assertThat(review.rubric().concreteSolution()).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GERMAN  | Wir arbeiten daran!!                                         | SHOUTING
          GERMAN  | Das ist WICHTIG. Wir melden uns.                             | SHOUTING
          GERMAN  | Wir melden uns, wenn Sie dir das wünschen.                   | TONE
          GERMAN  | Das ist eben so.                                             | NO_NEXT_STEP
          GERMAN  | Wir prüfen das heute.                                        | PROBLEM_NOT_NAMED
          GERMAN  | Der Strom ist weg, wir prüfen das.                           | MISSING_APOLOGY
          ENGLISH | We are working on it!!!                                      | SHOUTING
          ENGLISH | That is how it is.                                           | NO_NEXT_STEP
          ENGLISH | We are checking this today.                                  | PROBLEM_NOT_NAMED
          ENGLISH | The Strom is gone, we are checking.                          | MISSING_APOLOGY
          """)
  void saysWhatIsWrongWithTheWhole(Language language, String text, Finding.Kind kind) {
    var mention = "Kein Strom, no power, kaputt, broken";
    var review = reviewer.review(Drafts.of(text, language, mention, Strategy.REBUILD, ""));

    assertThat(review.findings()).extracting(Finding::kind).contains(kind);
  }

  @Test
  void marksWhatANetworkWouldCutOff() {
    var text = "Wir prüfen das heute und melden uns. ".repeat(20);
    var review = reviewer.review(Drafts.of(text, Language.GERMAN, "", Strategy.INFORM, "Mastodon"));

    assertThat(review.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.TOO_LONG);
              assertThat(finding.start()).isEqualTo(500);
              assertThat(finding.end()).isEqualTo(text.length());
            });
  }

  @Test
  void noApologyIsAskedForWhereTheClaimIsDenied() {
    var text = "Die Meldung über den Rückruf ist falsch. Wir informieren heute.";
    var denied = Drafts.of(text, Language.GERMAN, "Rückruf bei euch!", Strategy.DENY, "");

    assertThat(reviewer.review(denied).findings()).isEmpty();
  }

  @Test
  void easyWordsReadEasier() {
    var easy = readability("Wir sind heute da. Du kannst uns rufen.");
    var hard =
        readability("Die Inanspruchnahme verfahrensrechtlicher Möglichkeiten bleibt unbenommen.");

    assertThat(easy).isGreaterThan(70);
    assertThat(hard).isLessThan(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNDECIDED | Mein Paket ist kaputt angekommen.    | true
          UNDECIDED | Wann kommt meine Bestellung?         | false
          UNDECIDED | Danke, der Service ist super!        | false
          UNDECIDED | Angeblich ein Rückruf, bitte teilen! | false
          REBUILD   | Das geht so nicht.                   | true
          INFORM    | Mein Paket ist kaputt angekommen.    | false
          DIMINISH  | Mein Paket ist kaputt angekommen.    | false
          DENY      | Mein Paket ist kaputt angekommen.    | false
          """)
  void anApologyIsOwedByStrategyAndMention(Strategy strategy, String mention, boolean owed) {
    var draft = Drafts.of("Wir prüfen das heute.", Language.GERMAN, mention, strategy, "");

    var kinds = reviewer.review(draft).findings().stream().map(Finding::kind).toList();
    assertThat(kinds.contains(Finding.Kind.MISSING_APOLOGY)).isEqualTo(owed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Abschlag verdoppelt!                | Die Abschläge waren zu hoch.
          Die Klimaanlage stinkt, wie kaputt! | Die Anlage hat einen Schaden.
          Paket kaputt                        | Ihre Sendung ist unterwegs.
          S3 schon wieder ausgefallen         | Die S3 fährt ab 15 Uhr.
          Der Verkäufer war unverschämt       | Unser Ton war falsch.
          """)
  void theProblemMayBeNamedInOtherWords(String mention, String text) {
    var draft = Drafts.of(text, Language.GERMAN, mention, Strategy.REBUILD, "");

    assertThat(reviewer.review(draft).findings())
        .extracting(Finding::kind)
        .doesNotContain(Finding.Kind.PROBLEM_NOT_NAMED);
  }

  @Test
  void whatIsPrivateMayStandInAMail() {
    var text = "Zu Ihrer Kundennummer 4711-220 senden wir heute Ersatz.";

    assertThat(kinds(text, "mastodon")).contains(Finding.Kind.PRIVATE_DATA);
    assertThat(kinds(text, "mail")).doesNotContain(Finding.Kind.PRIVATE_DATA);
  }

  @Test
  void hintsCostNoMarks() {
    var mention = "Mein Paket ist kaputt.";
    var plain = "Dass das Paket kaputt ist, tut uns leid. Wir melden uns bis 18 Uhr.";
    var hinted = "Dass das Paket kaputt ist, tut uns leid. Wir melden uns zeitnah bis 18 Uhr.";

    assertThat(rubric(hinted, mention)).isEqualTo(rubric(plain, mention));
  }

  /** How long that may take is a matter of {@link WordingTest}. */
  @Test
  void readsTheLongestDraft() {
    var text = "Sie haben das und wenn Ihre a.b-c+d !!! 1234 ".repeat(440);
    var draft = Drafts.of(text, Language.GERMAN, text, Strategy.REBUILD, "x");

    assertThat(reviewer.review(draft).findings())
        .extracting(Finding::kind)
        .contains(Finding.Kind.TOO_LONG, Finding.Kind.SHOUTING);
  }

  private List<Finding.Kind> kinds(String text, String platform) {
    var draft = Drafts.of(text, Language.GERMAN, "", Strategy.INFORM, platform);
    return reviewer.review(draft).findings().stream().map(Finding::kind).toList();
  }

  private Rubric rubric(String text, String mention) {
    return reviewer
        .review(Drafts.of(text, Language.GERMAN, mention, Strategy.REBUILD, ""))
        .rubric();
  }

  private double readability(String text) {
    return reviewer
        .review(Drafts.of(text, Language.GERMAN, "", Strategy.UNDECIDED, ""))
        .readability();
  }
}
