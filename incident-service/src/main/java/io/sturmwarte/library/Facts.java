package io.sturmwarte.library;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is the same in both languages of a shipped entry. */
record Facts(
    Kind kind,
    Cause cause,
    CrisisCluster cluster,
    List<Strategy> strategies,
    @Nullable Outcome outcome,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable LocalDate reviewOn,
    List<Source> sources) {

  /** Throws {@link IllegalArgumentException} where something is missing or misspelt. */
  static Facts parse(String file) {
    var yaml = Yaml.mapping(file);
    return new Facts(
        Kind.fromString(yaml.text("kind")),
        Cause.fromString(yaml.text("cause")),
        CrisisCluster.fromString(yaml.text("cluster")),
        yaml.texts("strategies").stream().map(Strategy::fromString).toList(),
        yaml.find("outcome").map(Outcome::fromString).orElse(null),
        yaml.date("from"),
        yaml.date("until"),
        yaml.date("reviewOn"),
        yaml.mappings("sources").stream().map(Facts::source).toList());
  }

  Draft draft(Text title, Text summary, Text body) {
    return new Draft(
        kind,
        cause,
        cluster,
        strategies,
        outcome,
        from,
        until,
        title,
        summary,
        body,
        sources,
        null,
        reviewOn);
  }

  private static Source source(Yaml yaml) {
    return new Source(
        yaml.text("title"),
        yaml.text("publisher"),
        yaml.find("url").orElse(null),
        yaml.date("accessed"));
  }
}
