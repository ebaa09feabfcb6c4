package io.sturmwarte.library;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Text;
import io.sturmwarte.library.Likeness.Candidate;
import io.sturmwarte.library.Likeness.Word;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds entries that are like an incident, in one statement; {@link Likeness} judges them. */
@ApplicationScoped
class Suggestions {
  /**
   * The incident's words, as stems; each published entry with those that it has too, and in how
   * many entries they are.
   */
  private static final String CANDIDATES =
      """
      with word as (
        select distinct on (language, stem) language, stem, lower(typed) as word
        from (values ('de', 'german'::regconfig, 'library_de'::regconfig, $1),
            ('en', 'english', 'library_en', $2)) as said(language, plain, config, text)
          cross join lateral regexp_split_to_table(said.text, '[^[:alpha:]]+') as typed
          cross join lateral unnest(tsvector_to_array(to_tsvector(config, typed))) as stem
        where length(typed) > 2 and to_tsvector(plain, typed) <> ''
        order by language, stem, typed),
      hit as (
        select entry.id, language, word, count(*) over (partition by language, stem) as entries
        from word join library_entry entry on state = 'published'
          and case language when 'de' then search_de else search_en end @@ quote_literal(stem)::tsquery)
      select id, kind, cause, cluster, outcome, title_de, title_en, summary_de, summary_en, coalesce((
          select jsonb_agg(jsonb_build_object('language', language, 'word', word, 'entries', entries))
          from hit where hit.id = entry.id), '[]') as shared
      from library_entry entry where state = 'published'
      """;

  Uni<List<Suggestion>> like(SqlClient database, Incident incident, int limit) {
    return database
        .preparedQuery(CANDIDATES)
        .execute(Tuple.of(said(incident, Text::de), said(incident, Text::en)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Found::of).toList())
        .map(found -> best(found, incident, limit));
  }

  /** What is known of the incident in words; its title is in whatever language it was given in. */
  private static String said(Incident incident, Function<Text, String> language) {
    return Stream.concat(
            Stream.of(incident.title, Optional.ofNullable(incident.topic).orElse("")),
            incident.reasons.stream().map(reason -> language.apply(reason.text())))
        .collect(Collectors.joining("\n"));
  }

  private static List<Suggestion> best(List<Found> found, Incident incident, int limit) {
    var likeness =
        new Likeness(
            Optional.ofNullable(incident.cause),
            Optional.ofNullable(incident.cluster()),
            found.stream().map(Found::candidate).toList());
    return found.stream()
        .flatMap(one -> likeness.of(one.candidate()).map(one::suggested).stream())
        .sorted(
            Comparator.comparing((Suggestion one) -> !isPlaybookFor(incident, one))
                .thenComparing(Suggestion::score, Comparator.reverseOrder())
                .thenComparing(Suggestion::kind)
                .thenComparing(Suggestion::id))
        .limit(limit)
        .toList();
  }

  /** What to do comes before what others did, however like they are. */
  private static boolean isPlaybookFor(Incident incident, Suggestion suggestion) {
    return suggestion.kind() == Kind.PLAYBOOK && suggestion.cause() == incident.cause;
  }

  private record Found(Row row, Candidate candidate) {
    static Found of(Row row) {
      var shared =
          row.getJsonArray("shared").stream().map(JsonObject.class::cast).map(Found::word).toList();
      return new Found(
          row,
          new Candidate(
              Cause.fromString(row.getString("cause")),
              CrisisCluster.fromString(row.getString("cluster")),
              shared));
    }

    private static Word word(JsonObject hit) {
      return new Word(hit.getString("language"), hit.getString("word"), hit.getInteger("entries"));
    }

    Suggestion suggested(Likeness.Judgement judgement) {
      return new Suggestion(
          row.getUUID("id"),
          Kind.fromString(row.getString("kind")),
          candidate.cause(),
          candidate.cluster(),
          Optional.ofNullable(row.getString("outcome")).map(Outcome::fromString).orElse(null),
          new Text(row.getString("title_de"), row.getString("title_en")),
          new Text(row.getString("summary_de"), row.getString("summary_en")),
          judgement.score(),
          judgement.reasons());
    }
  }
}
