package io.sturmwarte.notify;

import io.quarkus.qute.Engine;
import org.jspecify.annotations.Nullable;

/**
 * The words of a message, in the language of its reader.
 *
 * @param link where to read on
 * @param acknowledge the address that acknowledges without signing in; only in what is delivered,
 *     never in what is kept
 */
public record Letter(Engine templates, Parcel parcel, String link, @Nullable String acknowledge) {
  private static final int LONGEST_SUBJECT = 200;

  /** One line, whatever the title holds. */
  public String subject() {
    var line = (exercise() + render("subject")).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
  }

  public String text() {
    return render("text");
  }

  public String html() {
    return render("html");
  }

  private String render(String part) {
    var id = "notice/%s_%s_%s".formatted(parcel.kind(), part, parcel.isGerman() ? "de" : "en");
    var template = templates.getTemplate(id);
    if (template == null) {
      throw new IllegalStateException("there is no template " + id);
    }
    return template.data("notice", parcel).data("letter", this).render();
  }

  private String exercise() {
    if (!parcel.exercise()) {
      return "";
    }
    return parcel.isGerman() ? "ÜBUNG " : "EXERCISE ";
  }
}
