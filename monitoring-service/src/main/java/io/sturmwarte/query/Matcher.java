package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the expressions that a text matches. Each stands under words of which one must occur, so
 * the cost goes with the words of the text, not with the number of expressions. Immutable.
 *
 * @param <T> what an expression belongs to
 */
public final class Matcher<T> {
  private final Map<String, List<Entry<T>>> byWord = new HashMap<>();
  private final Map<String, List<Entry<T>>> byPrefix = new HashMap<>();
  private final TreeSet<Integer> prefixLengths = new TreeSet<>();

  /** An expression and what it belongs to. */
  public record Entry<T>(T owner, Expression expression) {}

  public Matcher(List<Entry<T>> entries) {
    entries.forEach(this::add);
  }

  private void add(Entry<T> entry) {
    for (var anchor : entry.expression().anchors().orElseThrow()) {
      var index = anchor.prefix() ? byPrefix : byWord;
      index.computeIfAbsent(anchor.text(), ignored -> new ArrayList<>()).add(entry);
      if (anchor.prefix()) {
        prefixLengths.add(anchor.text().length());
      }
    }
  }

  /** The owners of the expressions that match. */
  public Set<T> match(Words words) {
    var owners = new HashSet<T>();
    for (var word : words.all()) {
      decide(byWord.getOrDefault(word, List.of()), words, owners);
      for (var length : prefixLengths.headSet(word.length(), true)) {
        decide(byPrefix.getOrDefault(word.substring(0, length), List.of()), words, owners);
      }
    }
    return owners;
  }

  private void decide(List<Entry<T>> candidates, Words words, Set<T> owners) {
    for (var candidate : candidates) {
      if (!owners.contains(candidate.owner()) && candidate.expression().matches(words)) {
        owners.add(candidate.owner());
      }
    }
  }
}
