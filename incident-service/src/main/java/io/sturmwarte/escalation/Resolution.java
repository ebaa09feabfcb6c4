package io.sturmwarte.escalation;

import static java.util.Objects.requireNonNull;

import io.sturmwarte.notify.Recipient;
import io.sturmwarte.oncall.Roster;
import io.sturmwarte.partner.Partner;
import io.sturmwarte.person.Person;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who is who at the moment a step fires. What belongs to another team, or is not there any more,
 * comes to nobody.
 */
record Resolution(
    Map<UUID, Person> people,
    Map<UUID, Roster> rosters,
    Map<TeamRole, List<Person>> byRole,
    Map<UUID, Partner> partners) {
  static final Resolution NONE = new Resolution(Map.of(), Map.of(), Map.of(), Map.of());

  /** Everybody that targets come to, each once. */
  List<Told> of(String team, List<Target> targets, Instant at) {
    var told = new LinkedHashMap<String, Told>();
    targets.stream()
        .flatMap(target -> of(team, target, at))
        .forEach(it -> told.putIfAbsent(it.target(), it));
    return List.copyOf(told.values());
  }

  private Stream<Told> of(String team, Target target, Instant at) {
    return switch (target.kind()) {
      case PERSON -> person(team, requireNonNull(target.person()), target);
      case ROTATION -> onCall(team, requireNonNull(target.rotation()), at, target);
      case ROLE ->
          byRole.getOrDefault(new TeamRole(team, requireNonNull(target.role())), List.of()).stream()
              .map(person -> told(person, target));
      case PARTNER -> partner(team, requireNonNull(target.partner()), target);
      case ADDRESS -> Stream.of(address(target));
    };
  }

  private Stream<Told> person(String team, UUID id, Target target) {
    return Stream.ofNullable(people.get(id))
        .filter(person -> person.active() && person.team().equals(team))
        .map(person -> told(person, target));
  }

  private Stream<Told> onCall(String team, UUID id, Instant at, Target target) {
    return Stream.ofNullable(rosters.get(id))
        .filter(roster -> roster.rotation().team().equals(team))
        .flatMap(roster -> roster.onCall(at).stream())
        .flatMap(person -> person(team, person, target));
  }

  private Stream<Told> partner(String team, UUID id, Target target) {
    return Stream.ofNullable(partners.get(id))
        .filter(partner -> partner.team().equals(team))
        .flatMap(
            partner -> partner.contacts().stream().map(contact -> told(partner, contact, target)));
  }

  private static Told told(Person person, Target target) {
    return new Told(
        "person:" + person.id(),
        person.name(),
        target.word(),
        new Recipient.OfPerson(person.id()),
        person.id(),
        null);
  }

  private static Told told(Partner partner, Partner.Contact contact, Target target) {
    return new Told(
        contact.channel().word() + ":" + contact.address(),
        "%s (%s)".formatted(contact.name(), partner.name()),
        target.word(),
        new Recipient.Address(
            contact.channel(), contact.name(), contact.address(), partner.language()),
        null,
        partner.id());
  }

  private static Told address(Target target) {
    var name = requireNonNull(target.name());
    var language = target.language() == null ? "de" : target.language();
    var to =
        new Recipient.Address(
            requireNonNull(target.channel()), name, requireNonNull(target.address()), language);
    return new Told(target.word(), name, target.word(), to, null, null);
  }

  /** A function of people in a team. */
  record TeamRole(String team, String role) {}
}
