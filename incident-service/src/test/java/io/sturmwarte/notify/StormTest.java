package io.sturmwarte.notify;

import static io.sturmwarte.engine.House.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Post;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ten thousand incidents at once call one address. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class StormTest {
  private static final int INCIDENTS = 10_000;
  private static final int WORST = 7;
  private static final String ADDRESS = "storm-of-all@example.org";
  private static final Pattern NUMBER = Pattern.compile("\\((storm-\\d+)\\)");

  @Inject Desk desk;

  @Test
  void everyIncidentIsNamedInExactlyOneMailAndOneMailAMinuteGoes() {
    desk.sql(
        """
        insert into outbox (id, channel, state, body)
        select gen_random_uuid(), 'email', 'WAITING', jsonb_build_object(
          'kind', 'page', 'team', 'nord', 'incidentId', gen_random_uuid(), 'number', 'storm-' || i,
          'brandName', 'Nordlicht', 'title', 'Sturm', 'severity', case when i %% %d = 0 then 'S1' else 'S3' end,
          'stormLevel', 4, 'openedAt', '2026-11-01T08:00:00Z', 'target', 'Presse', 'channel', 'email', 'address', '%s',
          'language', 'de', 'level', 1, 'subject', '[S3] Sturm')
        from generate_series(1, %d) as i
        """
            .formatted(INCIDENTS / WORST, ADDRESS, INCIDENTS));

    for (var minute = 1; minute <= INCIDENTS / Turn.MOST_TOGETHER; minute++) {
      var mails = minute;
      eventually().untilAsserted(() -> assertThat(Post.to(ADDRESS)).hasSize(mails));
      assertThat(released()).as("after %d minutes", minute).isEqualTo(minute);
      AppClock.advance(Duration.ofMinutes(1));
    }

    assertThat(
            desk.count(
                "select count(*) from outbox where state = 'WAITING' and body ->> 'address' = '%s'"
                    .formatted(ADDRESS)))
        .isZero();
    assertThat(named()).hasSize(INCIDENTS).allSatisfy((number, times) -> assertThat(times).isOne());
    var first = Post.text(Post.to(ADDRESS).getFirst());
    for (var i = 1; i <= WORST; i++) {
      assertThat(first).contains("(storm-%d)".formatted(i * (INCIDENTS / WORST)));
    }
  }

  private long released() {
    return desk.count(
        "select count(*) from outbox where released_at is not null and body ->> 'address' = '%s'"
            .formatted(ADDRESS));
  }

  private static Map<String, Integer> named() {
    var times = new HashMap<String, Integer>();
    for (var mail : Post.to(ADDRESS)) {
      NUMBER
          .matcher(Post.text(mail))
          .results()
          .forEach(number -> times.merge(number.group(1), 1, Integer::sum));
    }
    return times;
  }
}
