package io.sturmwarte.scenario;

import java.util.List;

/**
 * Something wrong with a scenario.
 *
 * @param line counted from 1
 * @param path the JSON pointer of the field
 * @param reason what is wrong and what to do
 */
public record ScenarioFault(int line, String path, String reason) {

  /** What stops the reading of a document at once. */
  static final class Faults extends RuntimeException {
    private final transient List<ScenarioFault> list;

    Faults(int line, String path, String reason) {
      super(reason, null, false, false);
      this.list = List.of(new ScenarioFault(line, path, reason));
    }

    List<ScenarioFault> list() {
      return list;
    }
  }
}
