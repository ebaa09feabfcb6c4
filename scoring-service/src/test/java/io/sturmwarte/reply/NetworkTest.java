package io.sturmwarte.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "X, 280",
    "twitter, 280",
    "Bluesky, 300",
    "mastodon, 500",
    "threads, 500",
    "tiktok, 150",
    "google-play, 350",
    "LinkedIn, 1250",
    "instagram, 2200",
    "Facebook, 8000",
    "youtube, 10000"
  })
  void takesSoManyLetters(String platform, int limit) {
    var network = Network.of(platform).orElseThrow();

    assertThat(network.fitting("ä".repeat(limit))).isEqualTo(limit);
    assertThat(network.fitting("ä".repeat(limit + 1))).isEqualTo(limit);
  }

  @Test
  void anAddressCountsAs23OnXAndMastodon() {
    var text = "https://example.org/" + "a".repeat(600);

    assertThat(Network.X.fitting(text + " " + "b".repeat(256))).isEqualTo(text.length() + 257);
    assertThat(Network.X.fitting(text + " " + "b".repeat(257))).isEqualTo(text.length() + 257);
    assertThat(Network.MASTODON.fitting(text)).isEqualTo(text.length());
    assertThat(Network.BLUESKY.fitting(text)).isZero();
  }

  @Test
  void anEmojiCountsAsTwoOnXHoweverItIsMade() {
    var family = "👨‍👩‍👧";

    assertThat(Network.X.fitting(family.repeat(140))).isEqualTo(family.length() * 140);
    assertThat(Network.X.fitting(family.repeat(141))).isEqualTo(family.length() * 140);
    assertThat(Network.BLUESKY.fitting(family.repeat(301))).isEqualTo(family.length() * 300);
  }

  @Test
  void whatIsUnknownHasNoLimit() {
    assertThat(Network.of("")).isEmpty();
    assertThat(Network.of("reviews")).isEmpty();
    assertThat(Network.isPrivate("Mail")).isTrue();
    assertThat(Network.isPrivate("mastodon")).isFalse();
    assertThat(Network.isPrivate("")).isFalse();
  }
}
