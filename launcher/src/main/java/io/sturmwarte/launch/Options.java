package io.sturmwarte.launch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the product is to be started.
 *
 * @param port where the console listens; the services, PostgreSQL and the mailbox take the ports
 *     that follow
 * @param data where everything is kept
 * @param fresh whether to begin anew
 * @param demonstration whether to fill a fresh start with demonstration data, and let a storm come
 *     up
 * @param database an existing server to use, as {@code postgresql://user:password@host:port}; null
 *     for the embedded one
 */
public record Options(
    int port, Path data, boolean fresh, boolean demonstration, @Nullable String database) {
  static final String USAGE =
      """
      Usage: ./run [--fresh] [--no-demo] [--port N] [--data FOLDER] [--database URL]
        --fresh          begin anew: deletes what earlier runs kept in the data folder
        --no-demo        no demonstration brands, no storm
        --port N         the console's port (8080); the seven ports after it are used too   [STURMWARTE_PORT]
        --data FOLDER    where everything is kept (.sturmwarte)                             [STURMWARTE_DATA]
        --database URL   an existing PostgreSQL instead of the embedded one,
                         postgresql://user:password@host:port                               [STURMWARTE_DATABASE]\
      """;

  private static final int DEFAULT_PORT = 8080;
  private static final int PORTS = 8;

  /** Throws {@link Refusal} for what it does not understand. */
  static Options parse(List<String> arguments, Map<String, String> environment) {
    var port = port(environment.getOrDefault("STURMWARTE_PORT", String.valueOf(DEFAULT_PORT)));
    var data = Path.of(environment.getOrDefault("STURMWARTE_DATA", ".sturmwarte"));
    var database = environment.get("STURMWARTE_DATABASE");
    var fresh = false;
    var demonstration = true;
    var rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      var option = rest.removeFirst();
      switch (option) {
        case "--fresh" -> fresh = true;
        case "--no-demo" -> demonstration = false;
        case "--port" -> port = port(value(option, rest));
        case "--data" -> data = Path.of(value(option, rest));
        case "--database" -> database = value(option, rest);
        case "--help", "-h" -> throw new Refusal(USAGE);
        default -> throw new Refusal("There is no option %s.%n%s".formatted(option, USAGE));
      }
    }
    return new Options(port, data.toAbsolutePath().normalize(), fresh, demonstration, database);
  }

  int postgresPort() {
    return port + 5;
  }

  int smtpPort() {
    return port + 6;
  }

  int webhookPort() {
    return port + 7;
  }

  private static String value(String option, ArrayDeque<String> rest) {
    if (rest.isEmpty()) {
      throw new Refusal("%s needs a value.%n%s".formatted(option, USAGE));
    }
    return rest.removeFirst();
  }

  private static int port(String text) {
    try {
      var port = Integer.parseInt(text);
      if (port >= 1024 && port + PORTS <= 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new Refusal(
        "The port must be a number from 1024 to %d, not %s.".formatted(65_536 - PORTS, text));
  }
}
