package io.sturmwarte.learning;

import io.sturmwarte.model.Manifest;
import io.sturmwarte.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The data folders; remembers what was taken from them. */
final class Data {
  private final List<Path> folders;
  private final Map<String, Manifest.TrainingData> used = new TreeMap<>();

  Data(List<Path> folders) {
    this.folders = folders;
  }

  /** Reads a corpus in order to learn {@code use} from it. */
  Corpus learn(Recipe.Source source, String use) throws IOException {
    return learn(source, use, Integer.MAX_VALUE);
  }

  /** Takes no more than the first {@code most} texts. */
  Corpus learn(Recipe.Source source, String use, int most) throws IOException {
    var all = read(source);
    var corpus = all.with(all.examples().stream().limit(most).toList());
    note(corpus.name(), source, use, corpus.examples().size(), corpus.sha256());
    return corpus;
  }

  /** Reads a corpus that nothing is learned from. */
  Corpus read(Recipe.Source source) throws IOException {
    return Corpus.read(source.name(), source.language(), source.licence(), file(source));
  }

  /** Reads a word list; what its words are worth is "positive" or "negative". */
  Corpus lexicon(Recipe.Source source) throws IOException {
    var file = file(source);
    var examples = new ArrayList<Corpus.Example>();
    for (var line : Files.readAllLines(file)) {
      var example = source.path().endsWith(".csv") ? germanLex(line) : vader(line);
      examples.addAll(example);
    }
    var sha256 = Models.sha256(Files.readAllBytes(file));
    note(source.name(), source, "sentiment, by words", examples.size(), sha256);
    return new Corpus(source.name(), source.language(), source.licence(), sha256, examples);
  }

  List<Manifest.TrainingData> used() {
    return List.copyOf(used.values());
  }

  private void note(String name, Recipe.Source source, String use, int size, String sha256) {
    used.merge(
        name,
        new Manifest.TrainingData(name, source.licence(), use, size, sha256),
        (before, now) ->
            new Manifest.TrainingData(
                name,
                source.licence(),
                before.use() + "; " + use,
                Math.max(before.size(), size),
                sha256));
  }

  private static List<Corpus.Example> germanLex(String line) {
    var columns = line.split(",");
    return switch (columns[1]) {
      case "POS" -> List.of(new Corpus.Example("positive", columns[0]));
      case "NEG" -> List.of(new Corpus.Example("negative", columns[0]));
      default -> List.of();
    };
  }

  private static final Pattern LETTERS = Pattern.compile("[a-z][a-z' -]+");

  /** Its faces are left out: they are read as emoticons. */
  private static List<Corpus.Example> vader(String line) {
    var columns = line.split("\t");
    if (!LETTERS.matcher(columns[0]).matches()) {
      return List.of();
    }
    var label = Double.parseDouble(columns[1]) > 0 ? "positive" : "negative";
    return List.of(new Corpus.Example(label, columns[0]));
  }

  private Path file(Recipe.Source source) throws IOException {
    for (var folder : folders) {
      var file = folder.resolve(source.path());
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IOException("No folder of %s holds %s".formatted(folders, source.path()));
  }
}
