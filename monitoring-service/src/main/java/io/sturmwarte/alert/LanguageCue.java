package io.sturmwarte.alert;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mark of outrage in how people write: they speak less of themselves and address the same account
 * (Strathern, Schönfeld, Ghawi and Pfeffer 2020, Against the Others). It is recorded with an alert
 * and raises none by itself.
 *
 * @param texts of the last hour that were read
 * @param textsBefore of the week that ended a day ago
 * @param firstPerson share of the words that are a first person singular; null without words
 * @param concentration share of the addressed accounts that are the most addressed one; null where
 *     fewer than five were addressed
 */
public record LanguageCue(
    int texts,
    int textsBefore,
    @Nullable Double firstPerson,
    @Nullable Double firstPersonBefore,
    @Nullable Double concentration,
    @Nullable Double concentrationBefore) {
  private static final int LEAST_ADDRESSED = 5;
  private static final Pattern WORD = Pattern.compile("[\\p{L}']+");
  private static final Pattern ADDRESSED = Pattern.compile("(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_.]+");
  private static final Set<String> FIRST_PERSON =
      Set.of(
          "ich", "mich", "mir", "mein", "meine", "meinen", "meinem", "meiner", "meines", "i", "me",
          "my", "mine", "myself", "i'm", "i've", "i'd", "i'll");

  static LanguageCue of(List<String> texts, List<String> before) {
    return new LanguageCue(
        texts.size(),
        before.size(),
        firstPerson(texts),
        firstPerson(before),
        concentration(texts),
        concentration(before));
  }

  private static @Nullable Double firstPerson(List<String> texts) {
    var all = 0;
    var own = 0;
    for (var text : texts) {
      var words = WORD.matcher(ADDRESSED.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "));
      while (words.find()) {
        all++;
        own += FIRST_PERSON.contains(words.group()) ? 1 : 0;
      }
    }
    return all == 0 ? null : (double) own / all;
  }

  private static @Nullable Double concentration(List<String> texts) {
    var counts = new HashMap<String, Integer>();
    for (var text : texts) {
      var addressed = ADDRESSED.matcher(text.toLowerCase(Locale.ROOT));
      while (addressed.find()) {
        counts.merge(addressed.group(), 1, Integer::sum);
      }
    }
    var all = counts.values().stream().mapToInt(Integer::intValue).sum();
    var most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return all < LEAST_ADDRESSED ? null : (double) most / all;
  }
}
