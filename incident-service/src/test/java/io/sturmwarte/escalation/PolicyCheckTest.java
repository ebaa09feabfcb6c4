package io.sturmwarte.escalation;

import static io.sturmwarte.escalation.Steps.onlyIf;
import static io.sturmwarte.escalation.Steps.policy;
import static io.sturmwarte.escalation.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.escalation.Condition.Hours;
import io.sturmwarte.incident.Severity;
import io.sturmwarte.person.ContactMethod.Channel;
import io.sturmwarte.problem.Problem.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {
  private static final UUID KNOWN = new UUID(0, 1);
  private static final UUID UNKNOWN = new UUID(0, 2);

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT1M", "PT15M", "PT9000M"})
  void delaysThatAreTaken(String delay) {
    assertThat(faults(policy(0, step(1, 0), after(delay)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT30S", "PT-5M", "PT9001M", "PT1M1S"})
  void delaysThatAreRefused(String delay) {
    assertThat(fields(policy(0, step(1, 0), after(delay)))).containsExactly("steps[1].delay");
  }

  static Stream<Target> unusable() {
    return Stream.of(
        new Target(null, null, null, null, null, null, null, null, null),
        new Target(KNOWN, KNOWN, null, null, null, null, null, null, null),
        new Target(KNOWN, null, "legal", null, null, null, null, null, null));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void targetNamesOne(Target target) {
    assertThat(fields(of(target))).containsExactly("steps[0].targets[0]");
  }

  @Test
  void whatIsNamedIsThere() {
    assertThat(faults(of(Target.person(KNOWN), Target.rotation(KNOWN), Target.partner(KNOWN))))
        .isEmpty();
    assertThat(
            fields(of(Target.person(UNKNOWN), Target.rotation(UNKNOWN), Target.partner(UNKNOWN))))
        .containsExactly(
            "steps[0].targets[0].person",
            "steps[0].targets[1].rotation",
            "steps[0].targets[2].partner");
  }

  @Test
  void policyForAllTeamsNamesNobodyOfOne() {
    var policy = of(Target.person(KNOWN), Target.role("legal"), Steps.PRESS);

    assertThat(PolicyCheck.faults(policy, true, known()))
        .extracting(Fault::field)
        .containsExactly("steps[0].targets[0].person");
  }

  @Test
  void addressFitsItsChannel() {
    assertThat(fields(of(Target.address("Presse", Channel.EMAIL, "nowhere", "de"))))
        .containsExactly("steps[0].targets[0].address");
    assertThat(
            fields(of(new Target(null, null, null, null, null, null, "a@example.org", null, null))))
        .containsExactly("steps[0].targets[0].name", "steps[0].targets[0].channel");
  }

  @Test
  void fallbackIsLookedAtToo() {
    var policy =
        new Policy("nord", "Test", 0, List.of(step(1, 0)), List.of(Target.person(UNKNOWN)));

    assertThat(fields(policy)).containsExactly("fallback[0].person");
  }

  @Test
  void conditionsCanHold() {
    var never = new Condition(Severity.S1, Severity.S3, null, new Hours("no-such", true), null);

    assertThat(fields(policy(0, onlyIf(step(1, 0), never))))
        .containsExactly("steps[0].onlyIf.severityAtMost", "steps[0].onlyIf.hours.calendar");
  }

  @Test
  void everyFaultSaysWhatToDo() {
    assertThat(faults(policy(0, step(1, 0), after("PT30S"))))
        .extracting(Fault::message)
        .allSatisfy(message -> assertThat(message).startsWith("say 1 to 9000"));
  }

  private static Policy of(Target... targets) {
    return policy(0, new Policy.Step(1, Duration.ZERO, List.of(targets), null, false, true));
  }

  private static Policy.Step after(String delay) {
    return new Policy.Step(1, Duration.parse(delay), List.of(Steps.PRESS), null, false, true);
  }

  private static List<String> fields(Policy policy) {
    return faults(policy).stream().map(Fault::field).toList();
  }

  private static List<Fault> faults(Policy policy) {
    return PolicyCheck.faults(policy, false, known());
  }

  private static PolicyCheck.Known known() {
    return new PolicyCheck.Known(
        Set.of(KNOWN), Set.of(KNOWN), Set.of(KNOWN), Set.of("business-hours"));
  }
}
