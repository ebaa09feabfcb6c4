package io.sturmwarte.library;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes. A draft may lack a language; what is published may not. What is not sent is
 * empty.
 *
 * @param body Markdown
 * @param owner who keeps it true, by login
 * @param reviewOn when it is looked at next
 */
public record Draft(
    @NotNull Kind kind,
    @NotNull Cause cause,
    @NotNull CrisisCluster cluster,
    @Size(max = 8) List<@NotNull Strategy> strategies,
    @Nullable Outcome outcome,
    @Nullable LocalDate happenedFrom,
    @Nullable LocalDate happenedUntil,
    @NotNull Text title,
    Text summary,
    Text body,
    @Size(max = 50) List<@NotNull @Valid Source> sources,
    @Size(max = 200) @Nullable String owner,
    @Nullable LocalDate reviewOn) {
  private static final Text NOTHING = new Text("", "");
  private static final int LONGEST_TITLE = 200;
  static final int LONGEST_SUMMARY = 1_000;
  private static final int LONGEST_BODY = 50_000;

  public Draft {
    strategies = strategies == null ? List.of() : strategies.stream().distinct().toList();
    sources = sources == null ? List.of() : List.copyOf(sources);
    title = title == null ? NOTHING : clean(title);
    summary = summary == null ? NOTHING : clean(summary);
    body = body == null ? NOTHING : clean(body);
  }

  /** Throws {@link Problem.Invalid} for what may not even be kept as a draft. */
  void requireKeepable() {
    requireLength("title", title, LONGEST_TITLE);
    requireLength("summary", summary, LONGEST_SUMMARY);
    requireLength("body", body, LONGEST_BODY);
    if (title.de().isBlank() && title.en().isBlank()) {
      throw new Problem.Invalid("title", "name it in German or English");
    }
    if (happenedFrom != null && happenedUntil != null && happenedUntil.isBefore(happenedFrom)) {
      throw new Problem.Invalid("happenedUntil", "send a day that is not before happenedFrom");
    }
    sources.stream().map(Source::url).forEach(Draft::requireWeb);
  }

  /** What is missing until others may read it; empty when nothing is. */
  List<String> missing() {
    var missing = new ArrayList<String>();
    missingIn("title", title).ifPresent(missing::add);
    missingIn("summary", summary).ifPresent(missing::add);
    missingIn("body", body).ifPresent(missing::add);
    if (reviewOn == null) {
      missing.add("reviewOn");
    }
    if (kind == Kind.CASE_STUDY && outcome == null) {
      missing.add("outcome");
    }
    if (kind == Kind.CASE_STUDY && sources.isEmpty()) {
      missing.add("sources");
    }
    return missing;
  }

  private static Optional<String> missingIn(String field, Text text) {
    if (text.de().isBlank()) {
      return Optional.of(field + ".de");
    }
    return text.en().isBlank() ? Optional.of(field + ".en") : Optional.empty();
  }

  private static void requireLength(String field, Text text, int longest) {
    if (text.de().length() > longest || text.en().length() > longest) {
      throw new Problem.Invalid(field, "send at most %d characters".formatted(longest));
    }
  }

  /** A link that a reader clicks leads to the web and nowhere else. */
  private static void requireWeb(@Nullable String url) {
    if (url == null) {
      return;
    }
    try {
      var scheme = URI.create(url).getScheme();
      if ("https".equals(scheme) || "http".equals(scheme)) {
        return;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Refused like one that leads elsewhere.
    }
    throw new Problem.Invalid("sources.url", "send an address that begins with https://");
  }

  /** Without control characters: the search marks its finds with two of them. */
  private static Text clean(Text text) {
    return new Text(clean(text.de()), clean(text.en()));
  }

  private static String clean(@Nullable String text) {
    return text == null ? "" : text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
  }
}
