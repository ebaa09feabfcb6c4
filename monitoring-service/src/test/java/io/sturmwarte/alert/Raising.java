package io.sturmwarte.alert;

import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.number;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.monitor.FakeIncidents;
import io.sturmwarte.monitor.Neighbours;
import java.util.List;
import java.util.UUID;

/** Alerts as a rule would raise them, and what became of them. */
public final class Raising {
  private Raising() {}

  /** Puts alerts of one group in at once, as one look would; gives the group's id. */
  public static UUID alerts(UUID brand, String topic, String kind, int count) {
    return alerts(brand, topic, kind, "general", 0, count);
  }

  public static UUID alerts(
      UUID brand, String topic, String kind, String category, double excess, int count) {
    var group = UUID.randomUUID();
    execute(
        """
        begin;
        insert into alert_group (id, brand_id, topic, due_at) values ('%s', '%s', '%s', app_now());
        insert into alert (id, brand_id, kind, rule, rule_id, category, topic, group_id, level, score, excess, reasons,
          mention_ids, raised_at, last_seen_at, exercise)
        select gen_random_uuid(), '%s', '%s', 'rule ' || n, gen_random_uuid(), '%s', '%s', '%s', 0, 6, %s, '[]', '{}',
          app_now(), app_now(), false
        from generate_series(1, %d) as n;
        commit;
        """
            .formatted(group, brand, topic, brand, kind, category, topic, group, excess, count));
    return group;
  }

  /** The messages about the brand that incident-service took, in their order. */
  public static List<FakeIncidents.Call> arrived(UUID brand) {
    return Neighbours.INCIDENTS.calls().stream()
        .filter(call -> call.method().equals("POST") && call.status() == 200)
        .filter(call -> brand.toString().equals(call.body().getString("brandId")))
        .toList();
  }

  public static long waiting(UUID brand) {
    return number(
        "select count(*) from outbox where state = 'PENDING' and ordering_key = '" + brand + "'");
  }

  public static <T> T run(java.util.function.Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
