package io.sturmwarte.reply;

import io.sturmwarte.text.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a draft looks, whatever it says: its length, its capitals, how it addresses people. */
enum Form implements Check {
  TOO_LONG,
  SHOUTING,
  EXCLAMATION_RUN,
  EXCLAMATION_MARKS,
  CHEERFUL_EMOJI,
  DU_AND_SIE;

  private static final int SHORTEST_SHOUT = 5;
  private static final int CALLS_ALLOWED = 2;

  /** Written in capitals by everybody. */
  private static final Set<String> ACRONYMS =
      Set.of(
          "dsgvo",
          "schufa",
          "bafin",
          "covid",
          "unicef",
          "unesco",
          "https",
          "swift",
          "ofcom",
          "ofgem",
          "ofwat",
          "paypal",
          "edeka",
          "iphone",
          "impressum",
          "csrd",
          "wlan",
          "esim");

  private static final Set<String> BEFORE_KEYWORDS =
      Set.of(
          "text",
          "texting",
          "code",
          "keyword",
          "word",
          "kennwort",
          "stichwort",
          "passwort",
          "sms",
          "wort",
          "codewort",
          "option",
          "menü",
          "taste");

  /** Faces that laugh, wink or celebrate; a friendly one is nobody's insult. */
  private static final Set<String> CHEERFUL =
      Set.of(
          "😂", "🤣", "😆", "😅", "😄", "😁", "😜", "😝", "😛", "🤪", "😉", "😎", "🥳", "🎉", "🎊",
          "🙃", "😏", "🤷", "🙄", "😇", "🤭", "🔥", "🚀", ";)", ":D", ":P");

  private static final Pattern INFORMAL =
      Pattern.compile("\\b(?:[Dd](?:u|ich|ir|ein(?:e[mnrs]?)?)|[Ee]u(?:ch|er|re[mnrs]?))\\b");

  /** At the beginning of a sentence it may mean "they"; "Ihr" may be a polite "ihr". */
  private static final Pattern FORMAL =
      Pattern.compile("(?<=[\\p{L},] )(?:Sie|Ihnen|Ihre[mnrs]?)\\b");

  /** What is quoted was said by others. */
  private static final Pattern QUOTED =
      Pattern.compile("„[^“”]{0,200}[“”]|»[^«]{0,200}«|\"[^\"]{0,200}\"|“[^”]{0,200}”");

  @Override
  public Stream<Span> in(Reading reading) {
    return switch (this) {
      case TOO_LONG -> tooLong(reading.draft());
      case SHOUTING -> shouted(reading).map(Form::span).limit(1);
      case EXCLAMATION_RUN -> calls(reading).filter(Form::isRun).map(Form::span).limit(1);
      case EXCLAMATION_MARKS -> calls(reading).skip(CALLS_ALLOWED).map(Form::span).limit(1);
      case CHEERFUL_EMOJI -> reading.tokens().stream().filter(Form::isCheerful).map(Form::span);
      case DU_AND_SIE -> mixedAddress(reading.draft());
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Stream<Span> tooLong(Draft draft) {
    return Network.of(draft.platform())
        .map(network -> network.fitting(draft.text()))
        .filter(end -> end < draft.text().length())
        .map(end -> new Span(end, draft.text().length()))
        .stream();
  }

  /** What the other side wrote in capitals is a name; so is what hangs on a hyphen. */
  private static Stream<Token> shouted(Reading reading) {
    var names = new HashSet<>(ACRONYMS);
    reading.mentionTokens().stream().filter(Token::shouted).map(Token::form).forEach(names::add);
    var tokens = reading.tokens();
    return IntStream.range(0, tokens.size())
        .filter(i -> isLoud(tokens.get(i)) && !isHyphenated(tokens, i))
        .filter(i -> !isHeadline(tokens, i) && !isKeyword(tokens, i))
        .mapToObj(tokens::get)
        .filter(token -> !names.contains(token.form()));
  }

  private static boolean isLoud(Token token) {
    return token.shouted()
        && token.form().length() >= SHORTEST_SHOUT
        && token.form().chars().noneMatch(Character::isDigit);
  }

  /** A warning may say in capitals what it is, before a colon. */
  private static boolean isHeadline(List<Token> tokens, int i) {
    return i == 0 && tokens.size() > 1 && tokens.get(1).form().equals(":");
  }

  /** What is to be sent as it stands, such as a word for a text message. */
  private static boolean isKeyword(List<Token> tokens, int i) {
    return i > 0 && BEFORE_KEYWORDS.contains(tokens.get(i - 1).form());
  }

  private static boolean isHyphenated(List<Token> tokens, int i) {
    return i > 0 && touches(tokens.get(i - 1), tokens.get(i))
        || i + 1 < tokens.size() && touches(tokens.get(i + 1), tokens.get(i));
  }

  private static boolean touches(Token other, Token word) {
    boolean adjacent = other.end() == word.start() || other.start() == word.end();
    return adjacent && (other.form().equals("-") || other.form().equals("_"));
  }

  private static Stream<Token> calls(Reading reading) {
    return reading.tokens().stream()
        .filter(token -> token.form().startsWith("!") || token.form().equals("?!"));
  }

  private static boolean isRun(Token call) {
    return call.form().length() > 1;
  }

  private static boolean isCheerful(Token token) {
    return switch (token.kind()) {
      case EMOJI, EMOTICON -> CHEERFUL.contains(token.form());
      case WORD, MENTION, LINK, PUNCTUATION -> false;
    };
  }

  private static Stream<Span> mixedAddress(Draft draft) {
    var own = QUOTED.matcher(draft.text()).replaceAll(Form::blank);
    if (!FORMAL.matcher(own).find()) {
      return Stream.empty();
    }
    return INFORMAL
        .matcher(own)
        .results()
        .map(match -> new Span(match.start(), match.end()))
        .limit(1);
  }

  private static String blank(MatchResult quoted) {
    return " ".repeat(quoted.end() - quoted.start());
  }

  private static Span span(Token token) {
    return new Span(token.start(), token.end());
  }
}
