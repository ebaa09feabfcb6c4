package io.sturmwarte.notify;

/** A sentence for people, in both languages. */
public record Phrase(String de, String en) {
  public String in(String language) {
    return "de".equals(language) ? de : en;
  }
}
