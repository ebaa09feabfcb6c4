package io.sturmwarte.oncall;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/** A rotation as the outside sees it. */
public record RotationView(
    UUID id,
    String team,
    String name,
    String zone,
    LocalDateTime start,
    Rotation.Unit unit,
    int every,
    List<UUID> people,
    int version) {
  static RotationView of(Rotation it) {
    return new RotationView(
        it.id(),
        it.team(),
        it.name(),
        it.zone().getId(),
        it.start(),
        it.unit(),
        it.every(),
        it.people(),
        it.version());
  }
}
