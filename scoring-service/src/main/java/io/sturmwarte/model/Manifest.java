package io.sturmwarte.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Where the model comes from: written by the trainer beside {@code model.bin}.
 *
 * @param sha256 of {@code model.bin}
 * @param limits what it cannot do, for people
 */
@RegisterForReflection
public record Manifest(
    String sha256,
    int bytes,
    String method,
    List<TrainingData> trainingData,
    List<Quality> quality,
    List<String> limits) {
  private static final String RESOURCE = "/model/manifest.json";

  /**
   * A corpus.
   *
   * @param use what it taught
   * @param size how many texts were used
   */
  @RegisterForReflection
  public record TrainingData(String name, String licence, String use, int size, String sha256) {}

  /**
   * A measured figure.
   *
   * @param dataset the texts it was measured on, which were not trained on
   */
  @RegisterForReflection
  public record Quality(
      String head, String language, String metric, double value, String dataset, int size) {}

  public static Manifest shipped() {
    try (var in = Manifest.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("There is no resource " + RESOURCE + "; train a model");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Manifest read(InputStream in) throws IOException {
    return new ObjectMapper().readValue(in, Manifest.class);
  }
}
