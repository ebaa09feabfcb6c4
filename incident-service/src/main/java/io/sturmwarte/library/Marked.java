package io.sturmwarte.library;

import java.util.ArrayList;
import java.util.List;

/**
 * Plain text and the places in it that were searched for. It is not HTML: show it as text, and mark
 * by the places.
 */
public record Marked(String text, List<Place> marks) {
  /** Stand around a find; no text of the library contains them. */
  static final char BEGIN = '\u0002';

  static final char END = '\u0003';

  /** From a text in which finds stand between {@link #BEGIN} and {@link #END}. */
  static Marked of(String raw) {
    var text = new StringBuilder();
    var marks = new ArrayList<Place>();
    var from = -1;
    for (var at = 0; at < raw.length(); at++) {
      var letter = raw.charAt(at);
      if (letter == BEGIN) {
        from = text.length();
      } else if (letter != END) {
        text.append(letter);
      } else if (from >= 0) {
        marks.add(new Place(from, text.length()));
        from = -1;
      }
    }
    return new Marked(text.toString(), List.copyOf(marks));
  }

  /**
   * A place in a text, counted in UTF-16 units as JavaScript and Java do.
   *
   * @param to the first unit after it
   */
  public record Place(int from, int to) {}
}
