package io.sturmwarte.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The brand of these texts is called Nordwind. */
class TopicFinderTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private static final Phrases PHRASES = new Phrases(Set.of("nordwind"));

  private static final List<String> FIRE =
      List.of(
          "Mein Nordwind-Akku hat heute Nacht gebrannt, zum Glück war ich wach",
          "Schon der dritte brennende Akku bei Nordwind diese Woche",
          "Nordwind schweigt zu den brennenden Akkus. Unfassbar.",
          "Akku in Flammen, Balkon schwarz. Danke für nichts, @nordwind",
          "Wann kommt der Rückruf für die Akkus, Nordwind?",
          "Die Feuerwehr war da wegen eines Nordwind Akkus",
          "Wer haftet eigentlich, wenn der Akku von Nordwind brennt?",
          "Nordwind: Rückruf der Akkus jetzt, bevor jemand stirbt");

  private static final List<String> LEAK =
      List.of(
          "Nordwind leaked my customer data and I had to learn it from the news",
          "So my customer data is for sale because of Nordwind. Great.",
          "Another data leak, this time Nordwind. Change your passwords",
          "Nordwind has not told a single customer about the data leak",
          "Passwords in plain text? Nordwind, how does this happen in a data leak in 2026",
          "My customer data, my address, all gone in the Nordwind data leak");

  private static final List<String> MEME =
      List.of(
          "Nordwind-Maskottchen als Toastbrot, ich kann nicht mehr #toastwind",
          "Wer hat das Maskottchen so gezeichnet #toastwind",
          "Das Maskottchen sieht aus wie Toast und keiner sagt was #toastwind",
          "#toastwind ist das Beste, was diesem Maskottchen passieren konnte",
          "Ich drucke mir das Toast-Maskottchen aufs Hemd #toastwind");

  private static final List<String> SUBJECTS =
      List.of(
          "mein Paket ist da",
          "die App stürzt ab",
          "der Kundendienst war freundlich",
          "neue Farben, hübsch",
          "the delivery was a day late",
          "I like my new bike",
          "die Preise sind gestiegen",
          "der Akku hält lange",
          "Gutschein abzugeben",
          "the store in Leeds is open again",
          "my customer number does not work",
          "das Maskottchen winkt vor dem Laden",
          "wo finde ich die Anleitung",
          "data sheet of the new model",
          "Rückruf von der Werkstatt erhalten");

  private static final List<String> OPENINGS =
      List.of(
          "Nordwind",
          "Neues von Nordwind",
          "Hallo @nordwind",
          "Gestern",
          "Well, Nordwind",
          "Update",
          "Frage",
          "So",
          "Übrigens",
          "Moin");

  @Test
  void twoStormsAtOnceAreTwoTopics() {
    var clusters = find(FIRE, LEAK);

    assertThat(clusters).hasSize(2);
    assertThat(texts(clusters.get(0))).containsExactlyInAnyOrderElementsOf(FIRE);
    assertThat(texts(clusters.get(1))).containsExactlyInAnyOrderElementsOf(LEAK);
    assertThat(label(clusters.get(0))).isIn("Akku", "Akkus");
    assertThat(label(clusters.get(1))).isIn("data leak", "customer data");
  }

  @Test
  void aMemeIsNotMergedWithAComplaint() {
    var clusters = find(FIRE, MEME);

    assertThat(clusters).hasSize(2);
    assertThat(texts(clusters.get(0))).containsExactlyInAnyOrderElementsOf(FIRE);
    assertThat(texts(clusters.get(1))).containsExactlyInAnyOrderElementsOf(MEME);
    assertThat(label(clusters.get(1))).isEqualTo("#toastwind");
  }

  @Test
  void copiesAreOneTextAndAreCounted() {
    var clusters =
        find(FIRE, copies("Boykottiert Nordwind! Kündigt eure Verträge alle heute noch", 40));

    var campaign = clusters.getFirst();
    assertThat(campaign.posts()).hasSize(40);
    assertThat(campaign.copies()).hasSize(1);
    assertThat(clusters).hasSize(2);
  }

  @Test
  void noTopicIsCalledByTheBrandsNameOrByAWordThatOnlyJudges() {
    var angry =
        List.of(
            "Nordwind ist schlecht, der Hotline legt auf",
            "Schlecht, schlechter, Nordwind: Hotline nie erreichbar",
            "So ein schlechter Hotline, @nordwind",
            "Der Hotline von Nordwind ist eine Katastrophe");

    var clusters = find(angry, List.of());

    assertThat(clusters).hasSize(1);
    assertThat(label(clusters.getFirst())).isEqualTo("Hotline");
    assertThat(clusters.getFirst().copies()).hasSize(4);
  }

  @Test
  void whatWasAlwaysSaidIsNoTopic() {
    var usual = SUBJECTS.stream().limit(10).map(text -> text + ", Nordwind").toList();

    assertThat(find(usual, usual)).isEmpty();
  }

  @Test
  void growthIsMeasuredAgainstTheTopicsOwnPast() {
    var cluster = find(FIRE, LEAK).getFirst();
    var all = posts(Stream.concat(FIRE.stream(), LEAK.stream()).toList());
    var earlier = posts(List.of("Mein Akku brennt", "Akku kaputt", "password gone", "leak again"));

    var topic =
        TopicViews.of(
            cluster, "akku", new Sample(all, all.size()), new Sample(earlier, earlier.size()));

    assertThat(topic.growth()).isEqualTo(FIRE.size() / 2.0);
    assertThat(topic.count()).isEqualTo(FIRE.size());
    assertThat(topic.share()).isEqualTo((double) FIRE.size() / (FIRE.size() + LEAK.size()));
    assertThat(topic.examples()).hasSize(3);
  }

  @Test
  void aSampleStandsForAll() {
    var cluster = find(FIRE, LEAK).getFirst();
    var all = posts(Stream.concat(FIRE.stream(), LEAK.stream()).toList());
    var earlier = posts(List.of("Mein Akku brennt"));

    var topic =
        TopicViews.of(cluster, "akku", new Sample(all, 10L * all.size()), new Sample(earlier, 4));

    assertThat(topic.count()).isEqualTo(10 * FIRE.size());
    assertThat(topic.growth()).isEqualTo(10 * FIRE.size() / 4.0);
  }

  @Test
  void aTopicIsKnownAgainWhenItsWordsOverlap() {
    var memory =
        new Memory(
            List.of(
                new Memory.Remembered("akku", List.of("akku", "rueckruf", "brenn")),
                new Memory.Remembered("data-leak", List.of("data leak", "customer"))));

    assertThat(memory.keyOf(List.of("#rueckruf", "akku"))).isEqualTo("akku");
    assertThat(memory.keyOf(List.of("leak", "data"))).isEqualTo("data-leak");
    assertThat(memory.keyOf(List.of("preis", "akku brenn"))).isEqualTo("preis");
  }

  @Test
  void twoTopicsAreNeverGivenOneKey() {
    var memory = new Memory(List.of(new Memory.Remembered("akku", List.of("akku"))));

    assertThat(Stream.of("akku", "akku", "akku").map(List::of).map(memory::keyOf))
        .containsExactly("akku", "akku-2", "akku-3");
  }

  private static List<TopicFinder.Cluster> find(List<String> some, List<String> others) {
    var counts = new HashMap<String, Long>();
    for (var text : background()) {
      PHRASES.of(text).keySet().forEach(phrase -> counts.merge(phrase, 1L, Long::sum));
    }
    var negatives = new ArrayList<>(some);
    negatives.addAll(others);
    return TopicFinder.find(posts(negatives), Map.copyOf(counts));
  }

  private static List<String> background() {
    return OPENINGS.stream()
        .flatMap(opening -> SUBJECTS.stream().map(subject -> opening + ": " + subject))
        .toList();
  }

  private static List<Post> posts(List<String> texts) {
    var number = new AtomicLong();
    return texts.stream()
        .map(
            text -> {
              var n = number.incrementAndGet();
              return Post.of(new UUID(0, n), text, START.plusSeconds(n), n * 10, PHRASES);
            })
        .toList();
  }

  private static List<String> copies(String text, int times) {
    return Stream.iterate(1, n -> n + 1).limit(times).map(n -> text + " " + n).toList();
  }

  private static List<String> texts(TopicFinder.Cluster cluster) {
    return cluster.posts().stream().map(Post::text).toList();
  }

  private static String label(TopicFinder.Cluster cluster) {
    return Labels.written(cluster.name(), cluster.copies());
  }
}
