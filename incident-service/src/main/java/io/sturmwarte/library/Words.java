package io.sturmwarte.library;

/** One language of an entry: a head of {@code title} and {@code summary}, then Markdown. */
record Words(String title, String summary, String body) {
  private static final String FENCE = "---\n";

  /** Throws {@link IllegalArgumentException} where the head is not as it should be. */
  static Words parse(String file) {
    var end = file.indexOf("\n" + FENCE, FENCE.length() - 1);
    if (!file.startsWith(FENCE) || end < 0) {
      throw new IllegalArgumentException("a text begins with a head between two lines of ---");
    }
    var head = Yaml.mapping(file.substring(FENCE.length(), end + 1));
    return new Words(
        head.text("title"), head.text("summary"), file.substring(end + 1 + FENCE.length()).strip());
  }
}
