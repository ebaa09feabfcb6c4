package io.sturmwarte.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void lastPageHasNoNext() {
    assertThat(Page.of(List.of("a", "b"), 2, item -> item).next()).isNull();
  }

  @Test
  void cursorNamesTheLastItemOfThePage() {
    var page = Page.of(List.of("a", "b", "c"), 2, item -> item);

    assertThat(page.items()).containsExactly("a", "b");
    assertThat(Page.decode(page.next())).isEqualTo("b");
  }

  @Test
  void foreignCursorIsRefused() {
    assertThatThrownBy(() -> Page.decode("%%")).isInstanceOf(Problem.Invalid.class);
  }
}
