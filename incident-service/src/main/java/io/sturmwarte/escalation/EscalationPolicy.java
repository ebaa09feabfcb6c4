package io.sturmwarte.escalation;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A policy as it is stored: whole, since it is replaced whole. */
@Entity(name = "escalation_policy")
class EscalationPolicy extends PanacheEntityBase {
  @Id String team;
  String name;
  int repeat;

  @JdbcTypeCode(SqlTypes.JSON)
  Targets targets;

  @Version int version;

  static Uni<EscalationPolicy> begin(String team) {
    var policy = new EscalationPolicy();
    policy.team = team;
    return Uni.createFrom().item(policy);
  }

  Policy policy() {
    return new Policy(team, name, repeat, targets.steps(), targets.fallback());
  }

  /** The team's own, or the one for teams that have none. */
  static Uni<EscalationPolicy> of(String team) {
    return EscalationPolicy.<EscalationPolicy>findById(team)
        .onItem()
        .ifNull()
        .switchTo(() -> findById(Policy.DEFAULT_TEAM));
  }

  /** Who is told; an object, since the driver reads no other JSON into a type of ours. */
  record Targets(List<Policy.Step> steps, List<Target> fallback) {}
}
