package io.sturmwarte.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a query asks for. */
public sealed interface Expression {
  boolean matches(Words words);

  /**
   * Words, or beginnings of words, of which at least one occurs in every text that matches; empty
   * where there are none, as in {@code NOT spam}.
   */
  Optional<Set<Anchor>> anchors();

  /** A word that has to occur; with {@code prefix}, one that begins so. */
  record Anchor(String text, boolean prefix) {}

  /** A word; a hashtag or a handle where it begins with their sign. */
  record Word(String word) implements Expression {
    @Override
    public boolean matches(Words words) {
      return words.contains(word);
    }

    @Override
    public Optional<Set<Anchor>> anchors() {
      return Optional.of(Set.of(new Anchor(word, false)));
    }
  }

  /** A word that begins so. */
  record Prefix(String prefix) implements Expression {
    @Override
    public boolean matches(Words words) {
      return words.containsPrefix(prefix);
    }

    @Override
    public Optional<Set<Anchor>> anchors() {
      return Optional.of(Set.of(new Anchor(prefix, true)));
    }
  }

  /** Words one after the other. */
  record Phrase(List<String> phrase) implements Expression {
    @Override
    public boolean matches(Words words) {
      return words.containsPhrase(phrase);
    }

    /** The longest word is likely the rarest. */
    @Override
    public Optional<Set<Anchor>> anchors() {
      return phrase.stream()
          .max(Comparator.comparingInt(String::length))
          .map(word -> Set.of(new Anchor(word, false)));
    }
  }

  /** The language that the mention is in. */
  record InLanguage(String language) implements Expression {
    @Override
    public boolean matches(Words words) {
      return words.isIn(language);
    }

    @Override
    public Optional<Set<Anchor>> anchors() {
      return Optional.empty();
    }
  }

  /** The platform that the mention is on. */
  record OnPlatform(String platform) implements Expression {
    @Override
    public boolean matches(Words words) {
      return words.isOn(platform);
    }

    @Override
    public Optional<Set<Anchor>> anchors() {
      return Optional.empty();
    }
  }

  /** Everything but. */
  record Not(Expression operand) implements Expression {
    @Override
    public boolean matches(Words words) {
      return !operand.matches(words);
    }

    @Override
    public Optional<Set<Anchor>> anchors() {
      return Optional.empty();
    }
  }

  /** All of them. */
  record And(List<Expression> operands) implements Expression {
    @Override
    public boolean matches(Words words) {
      return operands.stream().allMatch(operand -> operand.matches(words));
    }

    /** One operand is enough to find candidates: the one with the fewest anchors. */
    @Override
    public Optional<Set<Anchor>> anchors() {
      return operands.stream()
          .map(Expression::anchors)
          .flatMap(Optional::stream)
          .min(Comparator.comparingInt(Set::size));
    }
  }

  /** At least one of them. */
  record Or(List<Expression> operands) implements Expression {
    @Override
    public boolean matches(Words words) {
      return operands.stream().anyMatch(operand -> operand.matches(words));
    }

    @Override
    public Optional<Set<Anchor>> anchors() {
      var each = operands.stream().map(Expression::anchors).toList();
      if (each.stream().anyMatch(Optional::isEmpty)) {
        return Optional.empty();
      }
      return Optional.of(
          each.stream()
              .flatMap(Optional::stream)
              .flatMap(Set::stream)
              .collect(Collectors.toUnmodifiableSet()));
    }
  }

  /** {@code and} and {@code or} of one operand are the operand. */
  static Expression and(List<Expression> operands) {
    return operands.size() == 1 ? operands.getFirst() : new And(List.copyOf(operands));
  }

  static Expression or(List<Expression> operands) {
    return operands.size() == 1 ? operands.getFirst() : new Or(List.copyOf(operands));
  }
}
