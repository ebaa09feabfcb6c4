package io.sturmwarte.learning;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sturmwarte.model.Manifest;
import io.sturmwarte.model.Models;
import io.sturmwarte.text.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trains the model: {@code Train <folder to write to> <data folder>...}. The same data give the
 * same file, byte for byte.
 */
public final class Train {
  private Train() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      throw new IllegalArgumentException(
          "Say where to write the model and where the data are: Train <out> <data>...");
    }
    var data = new Data(Stream.of(arguments).skip(1).map(Path::of).toList());
    var languages = LanguageTraining.train(data);
    var german = new HeadTraining(data, Language.GERMAN).train();
    var english = new HeadTraining(data, Language.ENGLISH).train();
    var both = List.of(german, english);
    var risk = RiskTraining.train(both);
    var file = Models.write(languages, german.model(), english.model(), risk);

    // What is measured is what was written, after its weights were brought into 16 bits.
    var quality = Validation.measure(Models.read(new ByteArrayInputStream(file)), data, both);
    var out = Path.of(arguments[0]);
    Files.createDirectories(out);
    Files.write(out.resolve("model.bin"), file);
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(out.resolve("manifest.json").toFile(), manifest(file, data, quality));
    quality.stream().map(Validation::line).forEach(System.out::println);
    System.out.printf("%s, %d bytes%n", Models.sha256(file), file.length);
  }

  private static Manifest manifest(byte[] file, Data data, List<Manifest.Quality> quality) {
    return new Manifest(
        Models.sha256(file),
        file.length,
        "Linear, 16-bit weights; logistic regression (liblinear L2R_LR, no seed: it has no randomness), "
            + "one question each; corpora beside the targets are stacked, not pooled; calibrated by "
            + "sigmoids on the answers of 5-fold cross-validation",
        data.used(),
        quality,
        Limits.ALL);
  }
}
