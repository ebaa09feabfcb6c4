package io.sturmwarte.expectation;

/** What people read, in both languages. */
public record Text(String de, String en) {

  /** In the language {@code de} or {@code en}. */
  public String in(String language) {
    return language.equals("de") ? de : en;
  }
}
