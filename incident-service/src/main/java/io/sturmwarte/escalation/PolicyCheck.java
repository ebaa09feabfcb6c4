package io.sturmwarte.escalation;

import io.sturmwarte.person.Addresses;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.problem.Problem.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is wrong with a policy: every fault with its field and what to do. */
final class PolicyCheck {
  private static final long LONGEST_MINUTES = 9_000;

  private final List<Fault> faults = new ArrayList<>();
  private final boolean forAllTeams;
  private final Known known;

  private PolicyCheck(boolean forAllTeams, Known known) {
    this.forAllTeams = forAllTeams;
    this.known = known;
  }

  /** Throws {@link Problem.Invalid} with all faults. */
  static void require(Policy policy, boolean forAllTeams, Known known) {
    var faults = faults(policy, forAllTeams, known);
    if (!faults.isEmpty()) {
      throw new Problem.Invalid("The policy is not valid; see violations", faults);
    }
  }

  static List<Fault> faults(Policy policy, boolean forAllTeams, Known known) {
    var check = new PolicyCheck(forAllTeams, known);
    for (var place = 0; place < policy.steps().size(); place++) {
      check.step("steps[%d]".formatted(place), place, policy.steps().get(place));
    }
    check.targets("fallback", policy.fallback());
    return List.copyOf(check.faults);
  }

  private void step(String field, int place, Policy.Step step) {
    if (place > 0) {
      delay(field + ".delay", step.delay());
    }
    targets(field + ".targets", step.targets());
    var condition = step.onlyIf();
    if (condition != null) {
      condition(field + ".onlyIf", condition);
    }
  }

  private void delay(String field, Duration delay) {
    var whole = Duration.ofMinutes(delay.toMinutes()).equals(delay);
    if (!whole || delay.isNegative() || delay.toMinutes() > LONGEST_MINUTES) {
      fault(
          field, "say 1 to 9000 whole minutes, such as PT15M, or PT0S for together with the last");
    }
  }

  private void condition(String field, Condition it) {
    var least = it.severityAtLeast();
    var most = it.severityAtMost();
    if (least != null && most != null && least.compareTo(most) < 0) {
      fault(
          field + ".severityAtMost", "no severity is both; let it be %s or worse".formatted(least));
    }
    var hours = it.hours();
    if (hours != null && !known.calendars().contains(hours.calendar())) {
      fault(
          field + ".hours.calendar",
          "there is no calendar of this name; create it, or name another");
    }
  }

  private void targets(String field, List<Target> targets) {
    for (var place = 0; place < targets.size(); place++) {
      target("%s[%d]".formatted(field, place), targets.get(place));
    }
  }

  private void target(String field, Target it) {
    if (it.named() != 1) {
      fault(
          field,
          "name one of person, rotation, role, partner, or an address with name and channel");
      return;
    }
    switch (it.kind()) {
      case PERSON -> known(field + ".person", known.people(), it.person());
      case ROTATION -> known(field + ".rotation", known.rotations(), it.rotation());
      case PARTNER -> known(field + ".partner", known.partners(), it.partner());
      case ROLE -> {}
      case ADDRESS -> address(field, it);
    }
  }

  private void known(String field, Set<UUID> those, @Nullable UUID id) {
    if (forAllTeams) {
      fault(field, "the policy for all teams names roles and addresses; this belongs to one team");
      return;
    }
    if (!those.contains(Objects.requireNonNull(id))) {
      fault(field, "there is no such one in the team; name one that is, or remove the target");
    }
  }

  private void address(String field, Target it) {
    if (it.name() == null || it.name().isBlank()) {
      fault(field + ".name", "say what people call it");
    }
    if (it.channel() == null) {
      fault(field + ".channel", "say email, sms, voice, slack, teams or webhook");
      return;
    }
    try {
      Addresses.require(it.channel(), Objects.requireNonNull(it.address()));
    } catch (Problem.Invalid refused) {
      fault(field + ".address", refused.faults().getFirst().message());
    }
  }

  private void fault(String field, String what) {
    faults.add(new Fault(field, what));
  }

  /** What a policy of a team may name. */
  record Known(Set<UUID> people, Set<UUID> rotations, Set<UUID> partners, Set<String> calendars) {}
}
