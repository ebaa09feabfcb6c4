package io.sturmwarte.escalation;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.oncall.Staff;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class WarningTest {
  private final String mail = "lead-" + UUID.randomUUID() + "@example.org";

  @Test
  void whoHasItInHandIsWarnedInTime() {
    Staff.member("nord", "Rosa", mail, Role.RESPONDER);
    var id = open(4);
    move(id, "acknowledge").statusCode(200);
    move(id, "respond").statusCode(200);

    AppClock.advance(Duration.ofMinutes(46));

    eventually()
        .untilAsserted(
            () ->
                assertThat(subjects(id))
                    .anyMatch(subject -> subject.contains("Frist") && subject.contains("S2")));
    assertThat(kinds(id)).contains("warning");
  }

  @Test
  void halfOfTheTimeWakesNobody() {
    Staff.member("nord", "Rosa", mail, Role.RESPONDER);
    var id = open(4);
    move(id, "acknowledge").statusCode(200);
    move(id, "respond").statusCode(200);

    AppClock.advance(Duration.ofMinutes(31));

    eventually().untilAsserted(() -> assertThat(kinds(id)).contains("warning"));
    assertThat(subjects(id)).noneMatch(subject -> subject.contains("Frist"));
  }

  private static List<String> subjects(String id) {
    return as(Role.LEAD)
        .get("/api/v1/messages?limit=200&incident=" + id)
        .jsonPath()
        .getList("items.subject", String.class);
  }
}
