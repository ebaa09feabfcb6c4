package io.sturmwarte.person;

import io.sturmwarte.person.NotificationRule.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that decides when and where a person gets a message. */
public record Reach(
    Person person,
    List<ContactMethod> methods,
    List<NotificationRule> rules,
    @Nullable QuietHours quietHours) {

  /** A message to one contact method at one instant. */
  public record Turn(ContactMethod method, Instant at) {}

  /**
   * When and where, earliest first; empty where there is no way to reach them. Without a rule that
   * fits it is the first mail address, or the first method where there is none, at once.
   *
   * @param breaksQuiet whether it is told although it is quiet
   */
  public List<Turn> turns(Urgency urgency, boolean breaksQuiet, Instant now) {
    if (!person.active() || methods.isEmpty()) {
      return List.of();
    }
    var turns = new ArrayList<Turn>();
    for (var rule : rules) {
      if (rule.urgency() == urgency) {
        usable(rule.contactMethodId())
            .forEach(method -> turns.add(turn(method, rule, breaksQuiet, now)));
      }
    }
    if (turns.isEmpty()) {
      turns.add(new Turn(first(), at(Duration.ZERO, breaksQuiet, now)));
    }
    turns.sort(java.util.Comparator.comparing(Turn::at));
    return List.copyOf(turns);
  }

  private Turn turn(ContactMethod method, NotificationRule rule, boolean breaksQuiet, Instant now) {
    return new Turn(method, at(Duration.ofMinutes(rule.delayMinutes()), breaksQuiet, now));
  }

  private List<ContactMethod> usable(UUID id) {
    return methods.stream().filter(method -> method.id().equals(id)).toList();
  }

  private ContactMethod first() {
    return methods.stream()
        .filter(method -> method.channel() == ContactMethod.Channel.EMAIL)
        .findFirst()
        .orElse(methods.getFirst());
  }

  private Instant at(Duration delay, boolean breaksQuiet, Instant now) {
    var at = now.plus(delay);
    return quietHours == null || breaksQuiet ? at : quietHours.after(at, person.zone());
  }
}
