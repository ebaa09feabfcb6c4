package io.sturmwarte.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The five processes of the product. The offset is counted from the console's port. */
public enum Service {
  SCORING("scoring-service", 2, 160, false),
  MONITORING("monitoring-service", 1, 256, true),
  INCIDENT("incident-service", 3, 192, true),
  TRAINING("training-service", 4, 160, true),
  CONSOLE("console", 0, 128, false);

  /** What starts it, in its folder. */
  static final String JAR = "quarkus-run.jar";

  private final String module;
  private final int portOffset;
  private final int heapMegabytes;
  private final boolean hasDatabase;

  Service(String module, int portOffset, int heapMegabytes, boolean hasDatabase) {
    this.module = module;
    this.portOffset = portOffset;
    this.heapMegabytes = heapMegabytes;
    this.hasDatabase = hasDatabase;
  }

  public String module() {
    return module;
  }

  public int port(int consolePort) {
    return consolePort + portOffset;
  }

  int heapMegabytes() {
    return heapMegabytes;
  }

  boolean hasDatabase() {
    return hasDatabase;
  }

  /** The name of its database. */
  String database() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where it was built; throws {@link Refusal} where it was not. */
  Path folder(Path home) {
    var folder = home.resolve(module).resolve("target/quarkus-app");
    if (!Files.exists(folder.resolve(JAR))) {
      throw new Refusal("%s is not built; ./run builds it, or: ./mvnw package".formatted(module));
    }
    return folder;
  }
}
