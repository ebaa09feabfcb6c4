package io.sturmwarte.exercise;

import com.fasterxml.uuid.Generators;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A player's reply, as it is kept. Its review comes later, by the reviewer. */
@Entity
class Reply extends PanacheEntityBase {
  /** So long the one who sent it tries; then any replica may. */
  private static final Duration OWN_TRY = Duration.ofSeconds(10);

  @Id UUID id;

  @Column(name = "exercise_id")
  UUID exerciseId;

  @Column(name = "inject_id")
  String injectId;

  String author;
  String text;

  @Column(name = "at_ms")
  long atMs;

  @Column(name = "written_at")
  Instant writtenAt;

  @Column(name = "review_due_at")
  Instant reviewDueAt;

  protected Reply() {}

  static Reply to(Exercise exercise, String injectId, String author, String text) {
    var reply = new Reply();
    reply.id = Generators.timeBasedEpochGenerator().generate();
    reply.exerciseId = exercise.id;
    reply.injectId = injectId;
    reply.author = author;
    reply.text = text;
    reply.atMs = exercise.elapsed().toMillis();
    reply.writtenAt = exercise.now();
    reply.reviewDueAt = exercise.now().plus(OWN_TRY);
    return reply;
  }
}
