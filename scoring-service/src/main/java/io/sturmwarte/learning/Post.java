package io.sturmwarte.learning;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.Models;
import io.sturmwarte.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A post of our own corpus with all its labels; see {@code corpus/GUIDELINES.md} for what they
 * mean.
 *
 * @param urgency 0 to 3
 */
public record Post(
    String text,
    String sentiment,
    boolean toxic,
    boolean complaint,
    Set<String> causes,
    Set<String> intents,
    int urgency,
    boolean escalate) {
  private static final int COLUMNS = 9;

  /**
   * The posts of a file.
   *
   * @param sha256 of the file
   */
  public record File(String name, Language language, String sha256, List<Post> posts) {}

  /** Reads tab-separated values with a header line, as the guidelines have them. */
  public static File read(String name, Language language, Path file) throws IOException {
    var posts = new ArrayList<Post>();
    var lines = Files.readAllLines(file);
    for (int i = 1; i < lines.size(); i++) {
      var columns = lines.get(i).split("\t");
      if (columns.length != COLUMNS) {
        throw new IOException(
            "%s, line %d: there are %d columns instead of %d"
                .formatted(file, i + 1, columns.length, COLUMNS));
      }
      posts.add(
          new Post(
              columns[8].replace("\\n", "\n"),
              columns[0],
              columns[1].equals("1"),
              columns[2].equals("1"),
              several(columns[3]),
              several(columns[4]),
              Integer.parseInt(columns[5]),
              columns[6].equals("1")));
    }
    return new File(name, language, Models.sha256(Files.readAllBytes(file)), posts);
  }

  /** Whether the people who labelled it say yes to a question. */
  public boolean says(Head head) {
    return switch (head) {
      case NEGATIVE, NEUTRAL, POSITIVE -> sentiment.equals(head.label());
      case TOXIC -> toxic;
      case COMPLAINT -> complaint;
      case COMPLAINT_HANDLING,
          EMPLOYEE_MISCONDUCT,
          EXECUTIVE_MISCONDUCT,
          PRODUCT_FAULT,
          DATA_BREACH,
          CAMPAIGN_BACKFIRE,
          MISINFORMATION,
          OTHER ->
          causes.contains(head.label());
      case QUESTION, LEGAL_THREAT, BOYCOTT_CALL, PRESS_ENQUIRY, SAFETY_HAZARD ->
          intents.contains(head.label());
      case ESCALATE -> escalate;
    };
  }

  private static Set<String> several(String column) {
    return column.equals("-") ? Set.of() : Set.of(column.split(","));
  }
}
