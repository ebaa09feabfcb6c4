package io.sturmwarte.escalation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.person.ContactMethod.Channel;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to tell: a person, whoever is on call in a rotation, everybody of the team with a role,
 * a partner, or a fixed address with its name and channel. One of these; who that is in the end is
 * asked when the step fires.
 *
 * @param role a function of people, such as press or legal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Target(
    @Nullable UUID person,
    @Nullable UUID rotation,
    @Nullable
        @Size(max = 50)
        @Pattern(regexp = "[a-z][a-z0-9-]*", message = "say a role such as press, legal, team-lead")
        String role,
    @Nullable UUID partner,
    @Nullable
        @Size(max = 100)
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not hold control characters")
        String name,
    @Nullable Channel channel,
    @Nullable @Size(max = 500) String address,
    @Nullable
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        @Pattern(
            regexp = "whsec_[A-Za-z0-9+/]{32,86}={0,2}|whsk_[A-Za-z0-9+/]{43,86}={0,2}",
            message = "must be whsec_ and 24 to 64 bytes in base64, or whsk_ and an ed25519 key")
        String secret,
    @Nullable @Pattern(regexp = "de|en", message = "must be de or en") String language) {

  static Target person(UUID id) {
    return new Target(id, null, null, null, null, null, null, null, null);
  }

  static Target rotation(UUID id) {
    return new Target(null, id, null, null, null, null, null, null, null);
  }

  static Target role(String function) {
    return new Target(null, null, function, null, null, null, null, null, null);
  }

  static Target partner(UUID id) {
    return new Target(null, null, null, id, null, null, null, null, null);
  }

  static Target address(String name, Channel channel, String address, String language) {
    return new Target(null, null, null, null, name, channel, address, null, language);
  }

  /** How many of the five it names; a target that can be used names one. */
  @JsonIgnore
  long named() {
    return Stream.of(person, rotation, role, partner, address).filter(Objects::nonNull).count();
  }

  @JsonIgnore
  Kind kind() {
    if (person != null) {
      return Kind.PERSON;
    }
    if (rotation != null) {
      return Kind.ROTATION;
    }
    if (role != null) {
      return Kind.ROLE;
    }
    return partner != null ? Kind.PARTNER : Kind.ADDRESS;
  }

  /** As the record of what was told names it: {@code rotation:<id>}. */
  @JsonIgnore
  String word() {
    return switch (kind()) {
      case PERSON -> "person:" + person;
      case ROTATION -> "rotation:" + rotation;
      case ROLE -> "role:" + role;
      case PARTNER -> "partner:" + partner;
      case ADDRESS -> Objects.requireNonNull(channel).word() + ":" + address;
    };
  }

  @Override
  public String toString() {
    return "Target[%s]".formatted(kind() == Kind.ADDRESS ? name : word());
  }

  /** What a target names. */
  enum Kind {
    PERSON,
    ROTATION,
    ROLE,
    PARTNER,
    ADDRESS
  }
}
