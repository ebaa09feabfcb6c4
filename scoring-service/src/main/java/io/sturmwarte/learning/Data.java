package io.sturmwarte.learning;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.Manifest;
import io.sturmwarte.model.Models;
import io.sturmwarte.model.Terms;
import io.sturmwarte.text.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The data folders; remembers what was taken from them. */
final class Data {
  private final List<Path> folders;
  private final Map<String, Manifest.TrainingData> used = new TreeMap<>();

  Data(List<Path> folders) {
    this.folders = folders;
  }

  /** Reads a corpus in order to learn {@code use} from it. */
  Corpus learn(Recipe.Source source, String use) throws IOException {
    var corpus = Corpus.read(source.name(), source.language(), source.licence(), file(source));
    note(source, use, corpus.examples().size(), corpus.sha256());
    return corpus;
  }

  /** Reads a corpus that nothing is learned from. */
  Corpus read(Recipe.Source source) throws IOException {
    return Corpus.read(source.name(), source.language(), source.licence(), file(source));
  }

  /** Reads our posts in order to learn from them. */
  Post.File posts(Language language) throws IOException {
    var source = Recipe.posts(language);
    var posts = Post.read(source.name(), language, file(source));
    note(source, "all questions", posts.posts().size(), posts.sha256());
    return posts;
  }

  /** Reads our posts that nothing is learned from. */
  Post.File setAside(Language language) throws IOException {
    var source = Recipe.setAside(language);
    return Post.read(source.name(), language, file(source));
  }

  /** Reads the term lists of a language. */
  Terms terms(Language language) throws IOException {
    var lists = new ArrayList<String>();
    for (var head : Head.WITH_TERMS) {
      lists.add(Files.readString(file(Recipe.terms(head, language))));
    }
    var all = String.join("\n", lists);
    int size = (int) all.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).count();
    used.put(
        "terms_" + language.label(),
        new Manifest.TrainingData(
            "terms_" + language.label(),
            Recipe.APACHE,
            "what each term is worth",
            size,
            Models.sha256(all.getBytes(StandardCharsets.UTF_8))));
    return Terms.of(lists);
  }

  Lexicon lexicon(Language language) throws IOException {
    var source = Recipe.lexicon(language);
    var file = file(source);
    var words = new TreeMap<String, Double>();
    for (var line : Files.readAllLines(file)) {
      if (language == Language.GERMAN) {
        germanLex(line, words);
      } else {
        vader(line, words);
      }
    }
    note(source, "sentiment, by words", words.size(), sha256(file));
    return new Lexicon(words);
  }

  /** Emoji are worth what the words are that describe them. */
  Lexicon emoji() throws IOException {
    var english = lexicon(Language.ENGLISH).words();
    var source = Recipe.emoji();
    var file = file(source);
    var emoji = new TreeMap<String, Double>();
    for (var line : Files.readAllLines(file)) {
      var columns = line.split("\t");
      if (columns.length > 1) {
        double worth = 0;
        for (var word : columns[1].split("[ -]")) {
          worth += english.getOrDefault(word, 0.0);
        }
        emoji.put(columns[0], worth);
      }
    }
    emoji.values().removeIf(worth -> worth == 0);
    note(source, "sentiment, by emoji", emoji.size(), sha256(file));
    return new Lexicon(emoji);
  }

  List<Manifest.TrainingData> used() {
    return List.copyOf(used.values());
  }

  private void note(Recipe.Source source, String use, int size, String sha256) {
    var name = source.name();
    var before = used.get(name);
    boolean known = before != null && List.of(before.use().split("; ")).contains(use);
    var uses = before == null ? use : known ? before.use() : before.use() + "; " + use;
    used.put(name, new Manifest.TrainingData(name, source.licence(), uses, size, sha256));
  }

  private static void germanLex(String line, Map<String, Double> words) {
    var columns = line.split(",");
    if (columns[1].equals("POS") && !columns[2].equals("NA")) {
      words.put(columns[0], Double.valueOf(columns[2]));
    }
    if (columns[1].equals("NEG") && !columns[2].equals("NA")) {
      words.put(columns[0], -Double.parseDouble(columns[2]));
    }
  }

  private static void vader(String line, Map<String, Double> words) {
    var columns = line.split("\t");
    words.put(columns[0], Double.valueOf(columns[1]));
  }

  private static String sha256(Path file) throws IOException {
    return Models.sha256(Files.readAllBytes(file));
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
