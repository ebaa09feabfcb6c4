package io.sturmwarte.notify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.sturmwarte.person.ContactMethod;
import io.sturmwarte.person.Person;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to one address, in one language: the body of its message in the outbox.
 *
 * @param zone of the reader; null where it is not known
 * @param data what its templates need besides
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Parcel(
    String kind,
    String team,
    @Nullable UUID incidentId,
    @Nullable String number,
    @Nullable String brandName,
    @Nullable String title,
    @Nullable String severity,
    int stormLevel,
    List<String> reasons,
    boolean exercise,
    @Nullable Instant openedAt,
    @Nullable UUID personId,
    String target,
    String channel,
    String address,
    String language,
    @Nullable String zone,
    int level,
    boolean untilOwn,
    Map<String, Object> data) {
  static final String BUNDLE = "bundle";

  public Parcel {
    // Written before there were kinds.
    kind = kind == null ? level == 2 ? Notice.LEVEL_2 : Notice.PAGE : kind;
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    data = data == null ? Map.of() : data;
  }

  static Parcel to(Recipient.Address to, Notice notice) {
    return of(notice, null, to.name(), to.channel().word(), to.address(), to.language(), null);
  }

  static Parcel to(ContactMethod method, Person person, Notice notice) {
    return of(
        notice,
        person.id(),
        person.name(),
        method.channel().word(),
        method.address(),
        person.language(),
        person.zone().getId());
  }

  /** For somebody who cannot be reached; it is kept so that people see that it was not told. */
  static Parcel nowhere(UUID id, @Nullable Person person, Notice notice) {
    var name = person == null ? id.toString() : person.name();
    return of(notice, id, name, "email", "", person == null ? "de" : person.language(), null);
  }

  /** Several to one address, worst first, as one. */
  static Parcel bundle(List<Gate.Waiting> parts) {
    var first = parts.getFirst().body().mapTo(Parcel.class);
    return new Parcel(
        BUNDLE,
        first.team(),
        null,
        null,
        null,
        null,
        first.severity(),
        first.stormLevel(),
        List.of(),
        parts.stream().allMatch(part -> part.body().getBoolean("exercise", false)),
        null,
        first.personId(),
        first.target(),
        first.channel(),
        first.address(),
        first.language(),
        first.zone(),
        first.level(),
        false,
        Map.of("messages", Gate.Waiting.lines(parts).getList()));
  }

  /** What one line of this bundle stands for, as far as its link is bound to it. */
  Parcel line(Map<String, Object> it) {
    var incident = it.get("incidentId");
    return new Parcel(
        String.valueOf(it.get("kind")),
        team,
        incident == null ? null : UUID.fromString(incident.toString()),
        null,
        null,
        null,
        null,
        0,
        List.of(),
        exercise,
        null,
        personId,
        target,
        channel,
        address,
        language,
        zone,
        level,
        untilOwn,
        Map.of());
  }

  /** Its incident again, for a notice about this message; null where it is about none. */
  @Nullable About about() {
    if (incidentId == null
        || number == null
        || brandName == null
        || title == null
        || severity == null
        || openedAt == null) {
      return null;
    }
    return new About(
        incidentId,
        number,
        brandName,
        title,
        severity,
        stormLevel,
        reasons.stream().map(reason -> new Phrase(reason, reason)).toList(),
        exercise,
        openedAt);
  }

  Parcel with(Map<String, Object> otherData) {
    return new Parcel(
        kind,
        team,
        incidentId,
        number,
        brandName,
        title,
        severity,
        stormLevel,
        reasons,
        exercise,
        openedAt,
        personId,
        target,
        channel,
        address,
        language,
        zone,
        level,
        untilOwn,
        otherData);
  }

  private static Parcel of(
      Notice notice,
      @Nullable UUID person,
      String target,
      String channel,
      String address,
      String language,
      @Nullable String zone) {
    var about = notice.about();
    return new Parcel(
        notice.kind(),
        notice.team(),
        about == null ? null : about.incidentId(),
        about == null ? null : about.number(),
        about == null ? null : about.brandName(),
        about == null ? null : about.title(),
        about == null ? null : about.severity(),
        about == null ? 0 : about.stormLevel(),
        about == null
            ? List.of()
            : about.reasons().stream().map(reason -> reason.in(language)).toList(),
        about != null && about.exercise(),
        about == null ? null : about.openedAt(),
        person,
        target,
        channel,
        address,
        language,
        zone,
        notice.level(),
        notice.untilOwn(),
        new HashMap<>(notice.data()));
  }

  /** What a bundle stands for, worst first. */
  @SuppressWarnings("unchecked")
  List<Map<String, Object>> messages() {
    return (List<Map<String, Object>>) data.getOrDefault("messages", List.of());
  }

  @JsonIgnore
  public boolean isGerman() {
    return "de".equals(language);
  }
}
