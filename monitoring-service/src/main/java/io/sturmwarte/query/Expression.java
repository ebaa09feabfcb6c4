package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a query asks for. */
public sealed interface Expression
    permits Place, Condition, Near, Expression.Not, Expression.And, Expression.Or {
  boolean matches(Post post);

  /**
   * Of what at least one occurs in every post that matches, the rarest such choice; empty where
   * there is none, as in {@code NOT spam}.
   */
  List<Anchor> anchors();

  /** How long it takes to decide, roughly: 1 for looking up a word. */
  int effort();

  /** Adds the pieces of a matching post that made it match. */
  void mark(Post post, List<Mark> marks);

  /** Everything but. */
  record Not(Expression operand) implements Expression {
    @Override
    public int effort() {
      return operand.effort();
    }

    @Override
    public boolean matches(Post post) {
      return !operand.matches(post);
    }

    @Override
    public List<Anchor> anchors() {
      return List.of();
    }

    @Override
    public void mark(Post post, List<Mark> marks) {}
  }

  /** All of them. */
  record And(List<Expression> operands) implements Expression {
    @Override
    public int effort() {
      return sum(operands);
    }

    @Override
    public boolean matches(Post post) {
      for (var operand : operands) {
        if (!operand.matches(post)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public List<Anchor> anchors() {
      return Anchor.rarest(operands);
    }

    @Override
    public void mark(Post post, List<Mark> marks) {
      operands.forEach(operand -> operand.mark(post, marks));
    }
  }

  /** At least one of them. */
  record Or(List<Expression> operands) implements Expression {
    @Override
    public int effort() {
      return sum(operands);
    }

    @Override
    public boolean matches(Post post) {
      for (var operand : operands) {
        if (operand.matches(post)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public List<Anchor> anchors() {
      var all = new ArrayList<Anchor>();
      for (var operand : operands) {
        var anchors = operand.anchors();
        if (anchors.isEmpty()) {
          return List.of();
        }
        all.addAll(anchors);
      }
      return all;
    }

    @Override
    public void mark(Post post, List<Mark> marks) {
      for (var operand : operands) {
        if (operand.matches(post)) {
          operand.mark(post, marks);
        }
      }
    }
  }

  private static int sum(List<Expression> operands) {
    return operands.stream().mapToInt(Expression::effort).sum();
  }

  /** One operand stands for itself; of several, the quickest decides first. */
  static Expression and(List<Expression> operands) {
    return operands.size() == 1
        ? operands.getFirst()
        : new And(operands.stream().sorted(Comparator.comparingInt(Expression::effort)).toList());
  }

  /** One operand stands for itself. */
  static Expression or(List<Expression> operands) {
    return operands.size() == 1 ? operands.getFirst() : new Or(List.copyOf(operands));
  }
}
