package io.sturmwarte.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T11:00:00Z");

  @Test
  void sameSeedWritesTheSame() {
    assertThat(day(7)).isEqualTo(day(7)).isNotEqualTo(day(8));
  }

  @Test
  void peopleWriteMoreAtNoonThanAtNight() {
    var crowd = new Crowd(Brand.NORDLICHT, "test", 1);
    var noon = crowd.usual(MONDAY_NOON, Duration.ofHours(40)).size();
    var night = crowd.usual(MONDAY_NOON.minus(Duration.ofHours(9)), Duration.ofHours(40)).size();

    assertThat(noon).isGreaterThan(4 * night);
  }

  @Test
  void noSlotIsLeftUnfilledAndEveryIdIsNew() {
    for (var brand : Brand.ALL) {
      var mentions =
          new ArrayList<>(new Crowd(brand, "test", 3).usual(MONDAY_NOON, Duration.ofHours(20)));
      if (brand.equals(Brand.NORDLICHT)) {
        mentions.addAll(
            new Crowd(brand, "storm", 3).storm(MONDAY_NOON, Duration.ofMinutes(5), 300, true));
      }

      assertThat(mentions).extracting(Mention::text).noneMatch(text -> text.contains("{"));
      assertThat(mentions).extracting(Mention::externalId).doesNotHaveDuplicates();
    }
  }

  @Test
  void stormThatHasSpreadReachesThePress() {
    var storm =
        new Crowd(Brand.NORDLICHT, "storm", 5).storm(MONDAY_NOON, Duration.ofMinutes(5), 400, true);

    assertThat(storm)
        .extracting(Mention::platform)
        .contains("mastodon", "bluesky", "review", "news");
  }

  private static List<Mention> day(long seed) {
    return new Crowd(Brand.MORGENROT, "test", seed).usual(MONDAY_NOON, Duration.ofHours(24));
  }
}
