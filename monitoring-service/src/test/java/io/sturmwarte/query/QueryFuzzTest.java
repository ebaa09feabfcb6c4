package io.sturmwarte.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;

/** From characters to an expression and a decision, whatever the characters are. */
class QueryFuzzTest {
  /** The first line is the query, the rest is the post. */
  @FuzzTest
  void decidesOrNamesTheColumn(byte[] bytes) {
    var parts = new String(bytes, StandardCharsets.UTF_8).split("\n", 2);
    var text = parts[parts.length - 1];
    Expression expression;
    try {
      expression = QueryParser.parse(parts[0]);
    } catch (QueryError error) {
      assertThat(error.column()).isBetween(1, parts[0].length() + 1);
      assertThat(error.reason()).isNotBlank();
      return;
    }
    decides(expression, text);
  }

  private static void decides(Expression expression, String text) {
    var post = Post.of(text, Fields.NONE);
    var matcher = new Matcher<String>();
    var entry = matcher.add("it", expression);
    boolean matches = expression.matches(post);

    assertThat(matcher.match(post)).isEqualTo(matches ? Set.of("it") : Set.of());
    var marks = new ArrayList<Mark>();
    expression.mark(post, marks);
    for (var mark : marks) {
      assertThat(mark.start()).isBetween(0, mark.end() - 1);
      assertThat(mark.end()).isLessThanOrEqualTo(text.length());
    }
    matcher.remove(entry);
    assertThat(matcher.match(post)).isEmpty();
  }
}
