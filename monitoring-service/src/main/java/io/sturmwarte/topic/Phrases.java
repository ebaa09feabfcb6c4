package io.sturmwarte.topic;

import io.sturmwarte.brand.OwnWords;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words and pairs of words of a text that can name a topic, each once: by their stem, with the
 * form in which they were written. Left out are words that say nothing, words that only judge, and
 * the brand's own name.
 */
final class Phrases {
  private static final Pattern WORD = Pattern.compile("#?[\\p{L}\\p{N}][\\p{L}\\p{N}_']*");
  private static final Pattern NOISE =
      Pattern.compile("https?://\\S+|www\\.\\S+|@[\\p{L}\\p{N}_.@-]+");
  private static final Pattern PAUSE = Pattern.compile("[.,;:!?()\\n\"„“”…–]");
  private static final int SHORTEST = 2;

  private static final Set<String> SAY_NOTHING =
      words(
          """
          aber alle allem allen aller alles als also am an andere anderen ans auch auf aufs aus bei beim bin bis bitte
          bist da dabei dadurch dafür dagegen damit danach dann daran darauf daraus darf darum das dass davon dazu dein
          deine dem den denn der deren des deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort
          du durch ein eine einem einen einer eines einfach einmal er erst es etwas euch euer eure für ganz gar geht
          gegen gehen genau gerade gern gibt ging habe haben hab hat hatte hätte heute hier hin ich ihm ihn ihnen ihr
          ihre ihrem ihren ihrer im immer in ins ist ja je jede jedem jeden jeder jedes jetzt kann kannst kein keine
          keinem keinen keiner können könnt könnte kommt lassen lässt leider los machen macht mal man manche mehr mein
          meine meinem meinen meiner mich mir mit muss müssen nach nachdem neu nicht nichts nie niemand noch nochmal nun
          nur ob oder ohne schon sehr sei seid sein seine seinem seinen seiner seit selbst sich sie sind so sogar soll
          sollen sollte sondern sonst statt über um und uns unser unsere unter viel viele vom von vor war waren warum
          was weil weiter welche wenn wer werde werden wie wieder will wir wird wirklich wo wohl wollen worden wurde
          wurden würde zu zum zur zwei
          about after again all also am an and any anyone are aren't as at be because been before being but by can can't
          cannot come could did didn't do does doesn't doing don't done each even ever every for from get gets getting
          go goes going gone got had has have haven't having he her here him his how i i'm i've if in into is isn't it
          it's its just keep know let like made make me more most much my need never new no nobody not nothing now of
          off on once one only or other our out over own please really s same say says see she should since so some
          someone still such t take than thanks that that's the their them then there these they thing this those to
          today too two up us very want wants was wasn't way we were what when where which while who why will with
          without won't would yes yet you you're your yours
          via rt amp http https de com
          """);

  private static final Set<String> ONLY_JUDGE =
      words(
          """
          schlecht schlechte schlechter schlechtes schlechten mies miese mieser mies schlimm schlimmer furchtbar
          schrecklich peinlich unfassbar unverschämt unverschämtheit frechheit skandal schande katastrophe katastrophal
          mist scheiße scheiß dreck enttäuscht enttäuschend ärgerlich wütend sauer toll super gut gute guter danke
          lächerlich unmöglich traurig wahnsinn krass ekelhaft widerlich
          angry awful bad worse worst terrible horrible disgusting disgrace disgraceful shame shameful ridiculous
          unacceptable pathetic annoying annoyed disappointed disappointing furious sick great good nice love hate lol
          wow joke garbage trash rubbish sucks
          """);

  /** Of each written word its stem; empty where it says nothing. The same words come again. */
  private final Map<String, String> stems = new HashMap<>();

  private final Set<String> own;

  /**
   * For the texts about one brand; not for use by several threads.
   *
   * @param ownWords of the brand, folded
   */
  Phrases(Set<String> ownWords) {
    own = ownWords.stream().map(Stems::of).collect(Collectors.toSet());
  }

  /** The written form of each phrase by its stem. */
  Map<String, String> of(String text) {
    var phrases = new LinkedHashMap<String, String>();
    for (var part : PAUSE.split(NOISE.matcher(text).replaceAll(" \n "))) {
      ofPart(part, phrases);
    }
    return phrases;
  }

  private void ofPart(String part, Map<String, String> phrases) {
    var words = WORD.matcher(part);
    var before = "";
    while (words.find()) {
      var word = words.group();
      var stem = stems.computeIfAbsent(word, this::stem);
      if (stem.isEmpty()) {
        before = "";
        continue;
      }
      phrases.putIfAbsent(stem, word);
      if (!before.isEmpty()) {
        phrases.putIfAbsent(stems.get(before) + " " + stem, before + " " + word);
      }
      before = word.startsWith("#") ? "" : word;
    }
  }

  private String stem(String word) {
    var folded = OwnWords.fold(word);
    var bare = folded.startsWith("#") ? folded.substring(1) : folded;
    var speaks =
        bare.length() > SHORTEST
            && bare.chars().anyMatch(Character::isLetter)
            && !SAY_NOTHING.contains(bare)
            && !ONLY_JUDGE.contains(bare)
            && !own.contains(Stems.ofFolded(bare));
    return speaks ? Stems.ofFolded(folded) : "";
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split("\\s+"))
        .map(OwnWords::fold)
        .collect(Collectors.toUnmodifiableSet());
  }
}
