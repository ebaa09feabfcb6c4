package io.sturmwarte.notify;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Locale;

/** The words of a message, in the language of its reader. */
record Letter(Notice notice, String link) {
  private static final int LONGEST_SUBJECT = 200;

  /** One line, whatever the title holds. */
  String subject() {
    var line =
        "%s[%s] %s: %s"
            .formatted(exercise(), notice.severity(), notice.brandName(), notice.title())
            .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
  }

  String text() {
    return isGerman()
        ? Templates.text_de(notice, link).render()
        : Templates.text_en(notice, link).render();
  }

  String html() {
    return isGerman()
        ? Templates.html_de(notice, link).render()
        : Templates.html_en(notice, link).render();
  }

  private String exercise() {
    if (!notice.exercise()) {
      return "";
    }
    return isGerman() ? "ÜBUNG " : "EXERCISE ";
  }

  private boolean isGerman() {
    return notice.language().toLowerCase(Locale.ROOT).equals("de");
  }

  /** In {@code templates/}, named for language and format. */
  @CheckedTemplate(basePath = "notice", defaultName = CheckedTemplate.ELEMENT_NAME)
  static final class Templates {
    private Templates() {}

    static native TemplateInstance text_de(Notice notice, String link);

    static native TemplateInstance text_en(Notice notice, String link);

    static native TemplateInstance html_de(Notice notice, String link);

    static native TemplateInstance html_en(Notice notice, String link);
  }
}
