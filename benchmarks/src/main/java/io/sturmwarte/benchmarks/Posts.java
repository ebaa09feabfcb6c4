package io.sturmwarte.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Posts to measure speed with: put together from pieces of our own by a fixed seed, about as long
 * as posts are (median 110 characters). For quality, use real ones: {@link SentimentQuality}.
 */
final class Posts {
  private static final long SEED = 20_261_122;

  private static final List<String> GERMAN =
      List.of(
          "Seit drei Tagen kein Strom in Altona",
          "der Kundenservice antwortet nicht",
          "das ist wirklich eine Frechheit!!",
          "danke für die schnelle Hilfe :)",
          "wann kommt endlich der Techniker?",
          "@nordlicht ihr habt doppelt abgebucht",
          "der neue Tarif ist gar nicht schlecht",
          "#Nordlicht #Stromausfall",
          "ich überlege zu wechseln 🤬",
          "Nordlicht Energie eröffnet eine Filiale in Kiel https://example.org/kiel",
          "sooooo lange in der Warteschleife",
          "mein Nachbar hat dasselbe Problem, Bilder folgen");

  private static final List<String> ENGLISH =
      List.of(
          "No power in Camden for three days",
          "customer service does not reply",
          "this is an absolute disgrace!!",
          "thanks for the quick help :)",
          "when will the engineer finally come?",
          "@nordlicht you charged me twice",
          "the new plan isn't bad at all",
          "#Nordlicht #outage",
          "thinking about switching 🤬",
          "Nordlicht Energy opens a branch in Kiel https://example.org/kiel",
          "on hold for sooooo long",
          "my neighbour has the same problem, pictures follow");

  private Posts() {}

  static List<String> german(int size) {
    return made(GERMAN, size);
  }

  static List<String> english(int size) {
    return made(ENGLISH, size);
  }

  private static List<String> made(List<String> pieces, int size) {
    var random = new Random(SEED);
    var posts = new ArrayList<String>(size);
    for (int i = 0; i < size; i++) {
      var post = new StringBuilder(pieces.get(random.nextInt(pieces.size())));
      for (int more = random.nextInt(5); more > 0; more--) {
        post.append(", ").append(pieces.get(random.nextInt(pieces.size())));
      }
      posts.add(post.append(' ').append(i).toString());
    }
    return posts;
  }
}
