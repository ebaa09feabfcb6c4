package io.sturmwarte.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.person.ContactMethod.Channel;
import io.sturmwarte.person.NotificationRule.Urgency;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
  private static final ContactMethod SMS = method(Channel.SMS, "+4940123456");
  private static final ContactMethod MAIL = method(Channel.EMAIL, "jana@example.org");
  private static final ContactMethod CHAT = method(Channel.SLACK, "https://example.org/hook");

  @Test
  void withoutARuleItIsMailAtOnce() {
    assertThat(reach(List.of(SMS, MAIL), List.of(), null).turns(Urgency.HIGH, true, NOON))
        .containsExactly(new Reach.Turn(MAIL, NOON));
  }

  @Test
  void withoutAMailAddressItIsTheFirstMethod() {
    assertThat(reach(List.of(SMS, CHAT), List.of(), null).turns(Urgency.LOW, false, NOON))
        .containsExactly(new Reach.Turn(SMS, NOON));
  }

  @Test
  void withoutAMethodThereIsNoWay() {
    assertThat(reach(List.of(), List.of(), null).turns(Urgency.HIGH, true, NOON)).isEmpty();
  }

  @Test
  void whoIsNotActiveIsNotTold() {
    var away = new Person(UUID.randomUUID(), "nord", null, "A", "de", BERLIN, Set.of(), false);

    assertThat(new Reach(away, List.of(MAIL), List.of(), null).turns(Urgency.HIGH, true, NOON))
        .isEmpty();
  }

  @Test
  void rulesSayWhenAndWhere() {
    var rules =
        List.of(
            rule(SMS, 5, Urgency.HIGH), rule(CHAT, 0, Urgency.HIGH), rule(MAIL, 30, Urgency.LOW));
    var reach = reach(List.of(MAIL, SMS, CHAT), rules, null);

    assertThat(reach.turns(Urgency.HIGH, true, NOON))
        .containsExactly(new Reach.Turn(CHAT, NOON), new Reach.Turn(SMS, NOON.plusSeconds(5 * 60)));
    assertThat(reach.turns(Urgency.LOW, false, NOON))
        .containsExactly(new Reach.Turn(MAIL, NOON.plusSeconds(30 * 60)));
  }

  @Test
  void ruleForAMethodThatMayNotBeUsedFallsBackToTheDefault() {
    var reach = reach(List.of(MAIL), List.of(rule(SMS, 5, Urgency.HIGH)), null);

    assertThat(reach.turns(Urgency.HIGH, true, NOON)).containsExactly(new Reach.Turn(MAIL, NOON));
  }

  @Test
  void lowUrgencyWaitsForTheEndOfTheQuiet() {
    var night = Instant.parse("2026-11-24T22:30:00Z");
    var reach = reach(List.of(MAIL), List.of(), quiet("22:00", "07:00"));

    assertThat(reach.turns(Urgency.LOW, false, night))
        .containsExactly(new Reach.Turn(MAIL, Instant.parse("2026-11-25T06:00:00Z")));
    assertThat(reach.turns(Urgency.HIGH, true, night)).containsExactly(new Reach.Turn(MAIL, night));
  }

  @Test
  void delayThatEndsInTheQuietWaitsOn() {
    var evening = Instant.parse("2026-11-24T20:50:00Z");
    var rules = List.of(rule(MAIL, 15, Urgency.LOW));

    assertThat(
            reach(List.of(MAIL), rules, quiet("22:00", "07:00")).turns(Urgency.LOW, false, evening))
        .containsExactly(new Reach.Turn(MAIL, Instant.parse("2026-11-25T06:00:00Z")));
  }

  @ParameterizedTest(name = "quiet {0} to {1}, at {2}: {3}")
  @CsvSource({
    "22:00, 07:00, 2026-11-24T21:59:59+01:00, 2026-11-24T21:59:59+01:00",
    "22:00, 07:00, 2026-11-24T22:00:00+01:00, 2026-11-25T07:00:00+01:00",
    "22:00, 07:00, 2026-11-25T00:00:00+01:00, 2026-11-25T07:00:00+01:00",
    "22:00, 07:00, 2026-11-25T06:59:59+01:00, 2026-11-25T07:00:00+01:00",
    "22:00, 07:00, 2026-11-25T07:00:00+01:00, 2026-11-25T07:00:00+01:00",
    "12:00, 13:00, 2026-11-25T12:30:00+01:00, 2026-11-25T13:00:00+01:00",
    "12:00, 13:00, 2026-11-25T13:00:00+01:00, 2026-11-25T13:00:00+01:00",
    "08:00, 08:00, 2026-11-25T08:00:00+01:00, 2026-11-25T08:00:00+01:00",
    // The night in which the clocks go back has an hour more, the other an hour less.
    "22:00, 07:00, 2026-10-24T23:00:00+02:00, 2026-10-25T07:00:00+01:00",
    "22:00, 07:00, 2027-03-27T23:00:00+01:00, 2027-03-28T07:00:00+02:00",
    // Half past two does not exist then.
    "22:00, 02:30, 2027-03-27T23:00:00+01:00, 2027-03-28T03:30:00+02:00"
  })
  void quietEndsByTheWallClock(
      LocalTime from, LocalTime until, java.time.OffsetDateTime at, java.time.OffsetDateTime end) {
    assertThat(new QuietHours(from, until).after(at.toInstant(), BERLIN))
        .isEqualTo(end.toInstant());
  }

  private static ContactMethod method(Channel channel, String address) {
    return new ContactMethod(UUID.randomUUID(), channel, address, null);
  }

  private static NotificationRule rule(ContactMethod method, int delay, Urgency urgency) {
    return new NotificationRule(UUID.randomUUID(), method.id(), delay, urgency);
  }

  private static QuietHours quiet(String from, String until) {
    return new QuietHours(LocalTime.parse(from), LocalTime.parse(until));
  }

  private static Reach reach(
      List<ContactMethod> methods, List<NotificationRule> rules, @Nullable QuietHours quiet) {
    var person = new Person(UUID.randomUUID(), "nord", null, "Jana", "de", BERLIN, Set.of(), true);
    return new Reach(person, methods, rules, quiet);
  }
}
