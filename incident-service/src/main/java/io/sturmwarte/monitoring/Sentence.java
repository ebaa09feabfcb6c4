package io.sturmwarte.monitoring;

/** What monitoring says in words, in both languages. */
public record Sentence(String de, String en) {
  public String in(String language) {
    return "de".equals(language) ? de : en;
  }
}
