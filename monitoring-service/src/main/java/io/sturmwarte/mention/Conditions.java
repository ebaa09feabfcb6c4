package io.sturmwarte.mention;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of one statement with their parameters. Those that do not matter are left out, rather
 * than made true, so that PostgreSQL plans for what is asked.
 */
final class Conditions {
  private final List<Object> parameters = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /** Gives the parameter's name in the statement. */
  String parameter(Object value) {
    parameters.add(value);
    return "$" + parameters.size();
  }

  /**
   * @param condition with {@code %s} for the value
   * @param value null for no matter
   */
  void add(String condition, @Nullable Object value) {
    if (value != null) {
      text.append("\n  and ").append(condition.formatted(parameter(value)));
    }
  }

  /** What was added since this was last asked for. */
  String taken() {
    var taken = text.toString();
    text.setLength(0);
    return taken;
  }

  Tuple tuple() {
    return Tuple.from(parameters);
  }
}
