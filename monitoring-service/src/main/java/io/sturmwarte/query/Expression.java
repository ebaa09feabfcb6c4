package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a query asks for. */
public sealed interface Expression
    permits Place, Condition, Near, Expression.Not, Expression.And, Expression.Or {
  boolean matches(Post post);

  /**
   * Of what at least one occurs in every post that matches, the cheapest such choice; empty where
   * there is none, as in {@code NOT spam}.
   *
   * @param cost of looking at every post that has this anchor
   */
  List<Anchor> anchors(ToLongFunction<Anchor> cost);

  /** Adds the pieces of a matching post that made it match. */
  void mark(Post post, List<Mark> marks);

  /** Everything but. */
  record Not(Expression operand) implements Expression {
    @Override
    public boolean matches(Post post) {
      return !operand.matches(post);
    }

    @Override
    public List<Anchor> anchors(ToLongFunction<Anchor> cost) {
      return List.of();
    }

    @Override
    public void mark(Post post, List<Mark> marks) {}
  }

  /** All of them. */
  record And(List<Expression> operands) implements Expression {
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
    public List<Anchor> anchors(ToLongFunction<Anchor> cost) {
      return Anchor.cheapest(operands, cost);
    }

    @Override
    public void mark(Post post, List<Mark> marks) {
      operands.forEach(operand -> operand.mark(post, marks));
    }
  }

  /** At least one of them. */
  record Or(List<Expression> operands) implements Expression {
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
    public List<Anchor> anchors(ToLongFunction<Anchor> cost) {
      var all = new ArrayList<Anchor>();
      for (var operand : operands) {
        var anchors = operand.anchors(cost);
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

  /** One operand stands for itself. */
  static Expression and(List<Expression> operands) {
    return operands.size() == 1 ? operands.getFirst() : new And(List.copyOf(operands));
  }

  /** One operand stands for itself. */
  static Expression or(List<Expression> operands) {
    return operands.size() == 1 ? operands.getFirst() : new Or(List.copyOf(operands));
  }
}
