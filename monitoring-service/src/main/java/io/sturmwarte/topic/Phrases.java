package io.sturmwarte.topic;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words and pairs of words of a text, each once; those that say nothing are left out. */
final class Phrases {
  private static final Pattern WORD = Pattern.compile("#?[\\p{L}\\p{N}][\\p{L}\\p{N}_-]+");
  private static final Pattern NOISE = Pattern.compile("https?://\\S+|@\\S+");

  private static final Set<String> SAY_NOTHING =
      Stream.of(
              ("aber alle als also am an auch auf aus bei bin bis bitte bist da damit dann das dass dem den der des die "
                      + "dies diese dieser doch dort du durch ein eine einem einen einer er es etwas euch euer für ganz "
                      + "gar gegen gibt habe haben hat hier ich ihm ihn ihr ihre im immer in ist ja jetzt kann kein keine "
                      + "können man mehr mein meine mich mir mit nach nicht noch nun nur ob oder ohne schon sehr sein seine "
                      + "seit sich sie sind so über um und uns unser unter vom von vor wann war warum was weil wenn wer "
                      + "werden wie wieder wir wird wo zu zum zur about after all also am an and any are as at be been but "
                      + "by can do does for from get got had has have he her his how if in into is it its just me more my "
                      + "no not now of on one only or our out she so some than that the their them then there they this to "
                      + "too up us was we were what when who why will with would you your")
                  .split(" "))
          .collect(Collectors.toUnmodifiableSet());

  private Phrases() {}

  static Set<String> of(String text) {
    var phrases = new LinkedHashSet<String>();
    var words = WORD.matcher(NOISE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "));
    var before = "";
    while (words.find()) {
      var word = words.group();
      var speaks = !SAY_NOTHING.contains(word);
      if (speaks) {
        phrases.add(word);
      }
      if (speaks && !before.isEmpty()) {
        phrases.add(before + " " + word);
      }
      before = speaks && !word.startsWith("#") ? word : "";
    }
    return phrases;
  }
}
