package io.sturmwarte.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.text.Language;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad replies as they are met in the wild, with what a press officer would mark and where. */
class BadRepliesTest {
  private final Reviewer reviewer = new Reviewer();

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({"german", "english"})
  void isMarkedAsAPressOfficerWould(
      Language language, String mention, String text, List<String> marks) {
    var draft = Drafts.of(text, language, mention, Strategy.UNDECIDED, "facebook");
    var found = reviewer.review(draft).findings();

    assertThat(found).extracting(finding -> mark(finding, text)).containsAll(marks);
    assertThat(found).anyMatch(finding -> finding.severity() != Finding.Severity.HINT);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({"german", "english"})
  void earnsLowMarks(Language language, String mention, String text) {
    var draft = Drafts.of(text, language, mention, Strategy.UNDECIDED, "facebook");
    var rubric = reviewer.review(draft).rubric();

    int sum =
        rubric.calm()
            + rubric.namesProblem()
            + rubric.takesResponsibility()
            + rubric.concreteSolution()
            + rubric.transparent();
    assertThat(sum).isLessThanOrEqualTo(12);
  }

  static Stream<Arguments> german() {
    return Stream.of(
        bad(
            Language.GERMAN,
            "Abschlag verdoppelt, keine Mail, keine Antwort.",
            "Leider haben Sie unsere Mail wohl nicht gelesen!!! Das steht so in unseren AGB.",
            "blame-shift: haben Sie unsere Mail wohl nicht",
            "shouting: !!!",
            "defensiveness: steht so in unseren AGB",
            "missing-apology",
            "no-next-step"),
        bad(
            Language.GERMAN,
            "Drei Tage kein Strom, und niemand sagt etwas!",
            "Es tut uns leid, dass Sie das so empfinden. Wir nehmen Ihre Kritik sehr ernst und bitten um Ihr Verständnis.",
            "defensiveness: tut uns leid, dass Sie das so empfinden",
            "empty-phrase: nehmen Ihre Kritik sehr ernst",
            "empty-phrase: bitten um Ihr Verständnis",
            "problem-not-named",
            "no-next-step"),
        bad(
            Language.GERMAN,
            "Euer Fahrer hat mein Paket über den Zaun geworfen, alles kaputt.",
            "Das ist ein bedauerlicher Einzelfall. Der Fahrer wurde sofort entlassen, so etwas wird nie wieder vorkommen.",
            "defensiveness: bedauerlicher Einzelfall",
            "blame-shift: Fahrer wurde sofort entlassen",
            "unsafe-promise: wird nie wieder vorkommen",
            "missing-apology"),
        bad(
            Language.GERMAN,
            "Toaster nach zwei Tagen kaputt, schlechter Service.",
            "Wer lesen kann, ist klar im Vorteil: Sie haben das Gerät falsch bedient. Wenden Sie sich an den Hersteller.",
            "attack: Wer lesen kann",
            "blame-shift: Sie haben das Gerät falsch",
            "blame-shift: Wenden Sie sich an den Hersteller"),
        bad(
            Language.GERMAN,
            "Meine Daten stehen im Netz, Datenleck bei euch!",
            "Ihre Daten sind jederzeit sicher. Vermutlich lag es an einem Hackerangriff, dafür können wir nichts. Dazu äußern wir uns nicht weiter. Kein Kommentar!",
            "unsafe-promise: Ihre Daten sind jederzeit sicher",
            "defensiveness: dafür können wir nichts",
            "defensiveness: Kein Kommentar",
            "missing-apology"),
        bad(
            Language.GERMAN,
            "Seit Wochen keine Antwort auf meine Reklamation.",
            "Sehr geehrter Kunde, vielen Dank für Ihr Feedback. Ihr Anliegen wurde unter der Vorgangsnummer 48213 erfasst und an die zuständige Fachabteilung weitergeleitet. Wir melden uns zeitnah.",
            "empty-phrase: Sehr geehrter Kunde",
            "empty-phrase: vielen Dank für Ihr Feedback",
            "empty-phrase: zeitnah",
            "missing-apology"),
        bad(
            Language.GERMAN,
            "Der Spot ist sexistisch, boykottiert diesen Laden!",
            "Der Shitstorm ist völlig überzogen. Bitte löschen Sie Ihren Kommentar, sonst behalten wir uns rechtliche Schritte vor. #bleibtlocker",
            "defensiveness: Shitstorm",
            "defensiveness: Shitstorm ist völlig überzogen",
            "attack: löschen Sie Ihren Kommentar",
            "attack: behalten wir uns rechtliche Schritte"),
        bad(
            Language.GERMAN,
            "Doppelt abgebucht, und die Hotline legt auf.",
            "Hallo Frau Kern, Ihre Kundennummer 4711-220 haben wir geprüft, wir erstatten auf DE89 3704 0044 0532 0130 00. Ihre Handynummer 0171 5550123 ist notiert. Tja, irren ist menschlich 😉",
            "private-data: Kundennummer 4711-220",
            "private-data: DE89 3704 0044 0532 0130 00",
            "private-data: Ihre Handynummer 0171 5550123",
            "tone: irren ist menschlich",
            "tone: 😉",
            "missing-apology"),
        bad(
            Language.GERMAN,
            "Mein Kind hat sich an eurem Spielzeug verletzt.",
            "Wir haften selbstverständlich und zahlen Ihnen 5.000 Euro Schmerzensgeld. Wir haben grob fahrlässig gehandelt.",
            "legal-admission: Wir haften",
            "legal-admission: zahlen Ihnen 5.000 Euro Schmerzensgeld",
            "legal-admission: grob fahrlässig",
            "missing-apology"),
        bad(
            Language.GERMAN,
            "Zug schon wieder verspätet, Anschluss weg.",
            "Beruhigen Sie sich. Andere Bahnen sind auch nicht besser, und niemand ist perfekt. Was erwarten Sie denn für 19 Euro? Deine Fahrt war billig.",
            "attack: Beruhigen Sie sich",
            "defensiveness: Andere Bahnen sind auch nicht besser",
            "attack: Was erwarten Sie denn",
            "tone: Deine",
            "missing-apology"));
  }

  static Stream<Arguments> english() {
    return Stream.of(
        bad(
            Language.ENGLISH,
            "Payment doubled, no mail, no reply.",
            "You clearly failed to read our mail!!! According to our terms this is fine.",
            "blame-shift: You clearly failed to",
            "shouting: !!!",
            "defensiveness: According to our terms",
            "missing-apology",
            "no-next-step"),
        bad(
            Language.ENGLISH,
            "No power for three days and nobody says a word!",
            "We are sorry you feel that way. We take your feedback very seriously and thank you for your patience.",
            "defensiveness: sorry you feel",
            "empty-phrase: take your feedback very seriously",
            "empty-phrase: thank you for your patience",
            "problem-not-named",
            "no-next-step"),
        bad(
            Language.ENGLISH,
            "Your driver threw my parcel over the fence, all broken.",
            "This was an isolated incident. The driver has been fired, and it will never happen again.",
            "defensiveness: isolated incident",
            "blame-shift: driver has been fired",
            "unsafe-promise: will never happen again",
            "missing-apology"),
        bad(
            Language.ENGLISH,
            "Toaster broken after two days, terrible service.",
            "Maybe you should read the manual. This is user error. Please contact the manufacturer.",
            "attack: Maybe you should read",
            "blame-shift: user error",
            "blame-shift: Please contact the manufacturer"),
        bad(
            Language.ENGLISH,
            "My data is all over the net, you had a data breach!",
            "Your data is safe. It was probably caused by hackers and is beyond our control. No comment.",
            "unsafe-promise: Your data is safe",
            "legal-admission: probably caused by hackers",
            "defensiveness: beyond our control",
            "missing-apology"),
        bad(
            Language.ENGLISH,
            "Still no reply to my complaint, for weeks.",
            "Dear valued customer, thank you for your feedback. Your complaint was logged under reference number 48213 and forwarded to the relevant department. You will hear from us in due course.",
            "empty-phrase: Dear valued customer",
            "empty-phrase: thank you for your feedback",
            "empty-phrase: in due course",
            "missing-apology"),
        bad(
            Language.ENGLISH,
            "That advert is sexist, boycott this shop!",
            "This is a storm in a teacup and manufactured outrage. Please delete your comment or you will hear from our lawyers. #chill",
            "defensiveness: storm in a teacup",
            "defensiveness: manufactured outrage",
            "attack: Please delete your comment",
            "attack: hear from our lawyers"),
        bad(
            Language.ENGLISH,
            "Charged twice, and your hotline hangs up.",
            "Hi Ms Kern, there is nothing under your customer number 4711-220, we refund to GB29 NWBK 6016 1331 9268 19 and will call you on 07700 900123. Nobody is perfect 😉",
            "private-data: customer number 4711-220",
            "private-data: GB29 NWBK 6016 1331 9268 19",
            "private-data: call you on 07700 900123",
            "tone: Nobody is perfect",
            "tone: 😉",
            "missing-apology"),
        bad(
            Language.ENGLISH,
            "My child was injured by your toy.",
            "We accept full liability and will pay you £5,000 in compensation. We were grossly negligent.",
            "legal-admission: accept full liability",
            "legal-admission: pay you £5,000 in compensation",
            "legal-admission: grossly negligent",
            "missing-apology"),
        bad(
            Language.ENGLISH,
            "Train late again, missed my connection.",
            "Please calm down. Other operators are no better. What did you expect for 19 pounds? NEVER had this before, nobody else complained.",
            "attack: Please calm down",
            "defensiveness: Other operators are no better",
            "attack: What did you expect",
            "shouting: NEVER",
            "defensiveness: nobody else complained",
            "missing-apology"));
  }

  private static Arguments bad(Language language, String mention, String text, String... marks) {
    return Arguments.of(language, mention, text, List.of(marks));
  }

  /** The kind, and the words that are marked where it has a place. */
  private static String mark(Finding finding, String text) {
    var kind = finding.kind().label();
    return finding.end() == 0 ? kind : kind + ": " + text.substring(finding.start(), finding.end());
  }
}
