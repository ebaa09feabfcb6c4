package io.sturmwarte.query;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Posts of few different words, so that queries find something. */
final class RandomPosts {
  static final List<String> WORDS =
      List.of(
          "Nordlicht",
          "Müller",
          "Mueller",
          "Bahn",
          "Bahnchaos",
          "Autobahn",
          "Straßenbahnen",
          "Lieferung",
          "Lieferungen",
          "Vertrag",
          "Verträge",
          "Ausfälle",
          "Ausfall",
          "Kunden",
          "Kundin",
          "schön",
          "schon",
          "schlecht",
          "schlechte",
          "Straße",
          "Strasse",
          "Überfälle",
          "teuer",
          "Preis",
          "Preise",
          "Mitarbeitern",
          "Mitarbeiter",
          "Café",
          "delivery",
          "deliveries",
          "company",
          "companies",
          "refund",
          "refunds",
          "broken",
          "scam",
          "late",
          "service",
          "services",
          "McDonald's",
          "energy",
          "storm",
          "der",
          "die",
          "und",
          "the",
          "nicht",
          "wieder",
          "again",
          "😀");

  private static final List<String> BETWEEN = List.of(" ", " ", " ", " ", ", ", "-", "! ", " … ");

  private final Random random;

  RandomPosts(Random random) {
    this.random = random;
  }

  List<String> some(int count) {
    return IntStream.range(0, count).mapToObj(ignored -> one()).toList();
  }

  private String one() {
    var text = new StringBuilder();
    int words = 3 + random.nextInt(25);
    for (int i = 0; i < words; i++) {
      var word = WORDS.get(random.nextInt(WORDS.size()));
      switch (random.nextInt(12)) {
        case 0 -> text.append('#').append(word);
        case 1 -> text.append('@').append(word);
        case 2 -> text.append(word.toUpperCase(java.util.Locale.ROOT));
        default -> text.append(word);
      }
      text.append(BETWEEN.get(random.nextInt(BETWEEN.size())));
    }
    return text.toString();
  }
}
