package io.sturmwarte.text;

/** A language that can be read, or not. */
public enum Language {
  GERMAN("de"),
  ENGLISH("en"),
  UNSUPPORTED("unsupported");

  private final String label;

  Language(String label) {
    this.label = label;
  }

  /** As it stands in JSON, after ISO 639-1; the folders of the word lists are named so, too. */
  public String label() {
    return label;
  }
}
