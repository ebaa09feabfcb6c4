package io.sturmwarte.exercise;

import com.fasterxml.uuid.Generators;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.sturmwarte.expectation.Action;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A player's decision, as it is kept. */
@Entity
class Decision extends PanacheEntityBase {
  @Id UUID id;

  @Column(name = "exercise_id")
  UUID exerciseId;

  String author;

  @Enumerated(EnumType.STRING)
  Action.Kind kind;

  @Column(name = "inject_id")
  @Nullable String injectId;

  @Nullable String target;
  @Nullable String strategy;

  @Column(name = "at_ms")
  long atMs;

  protected Decision() {}

  static Decision in(Exercise exercise, String author, Action.Kind kind) {
    var decision = new Decision();
    decision.id = Generators.timeBasedEpochGenerator().generate();
    decision.exerciseId = exercise.id;
    decision.author = author;
    decision.kind = kind;
    decision.atMs = exercise.elapsed().toMillis();
    return decision;
  }
}
