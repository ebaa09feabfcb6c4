package io.sturmwarte.library;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by tags and by words. Words are looked for in both languages at once unless one is
 * asked for; an entry counts with the language in which it fits better. Titles weigh most, then
 * summaries; long texts do not win by their length.
 */
@ApplicationScoped
class Search {
  private static final String LIST =
      """
      where %s and ($10::uuid is null or id < $10)
      order by id desc limit $11
      """
          .formatted(Wanted.CONDITION);

  /** Excerpts are only cut for the page that is shown. Markdown's signs are no part of them. */
  private static final String FIND =
      """
      with asked as (select library_query('de', $10) as de, library_query('en', $10) as en),
      found as (
        select distinct on (entry.id) entry.id, side.language, side.query,
          ts_rank_cd('{0.05, 0.2, 0.5, 1.0}', side.search, side.query, 1)::float8 as rank
        from asked cross join library_entry entry
          cross join lateral (values ('de', search_de, asked.de), ('en', search_en, asked.en))
            as side(language, search, query)
        where (entry.search_de @@ asked.de or entry.search_en @@ asked.en) and side.search @@ side.query
          and ($11::text is null or side.language = $11) and %s
        order by entry.id, rank desc, side.language),
      page as (
        select * from found
        where $12::float8 is null or (rank, id) < ($12, $13::uuid)
        order by rank desc, id desc limit $14)
      select entry.id, kind, cause, cluster, outcome, state, title_de, title_en, page.language, page.rank,
        ts_headline(config, shown.title, query, format('HighlightAll=true, %%s', marks)) as title,
        ts_headline(config, shown.text, query, format('MaxFragments=2, MinWords=8, MaxWords=24,
          FragmentDelimiter=" … ", %%s', marks)) as excerpt
      from page join library_entry entry using (id)
        cross join lateral (select
          case language when 'de' then 'library_de' else 'library_en' end::regconfig as config,
          case language when 'de' then title_de else title_en end as title,
          regexp_replace(
            case language when 'de' then summary_de || E'\\n' || body_de else summary_en || E'\\n' || body_en end,
            '(^|\\n)\\s*(#+|-( \\[ \\])?|>)\\s+|[*`]+', ' ', 'g') as text,
          format('StartSel="%%s", StopSel="%%s"', chr(2), chr(3)) as marks) as shown
      order by page.rank desc, entry.id desc
      """
          .formatted(Wanted.CONDITION);

  private final Pool pool;
  private final Entries entries;

  Search(Pool pool, Entries entries) {
    this.pool = pool;
    this.entries = entries;
  }

  Uni<Page<Entry>> list(Wanted wanted, Caller caller, @Nullable String cursor, int limit) {
    var parameters = parameters(caller, wanted, id(cursor), limit + 1);
    return entries
        .find(pool, LIST, parameters)
        .map(found -> Page.of(found, limit, last -> last.id().toString()));
  }

  /** Throws {@link Problem.Invalid} for another language than {@code de} or {@code en}. */
  Uni<Page<Hit>> find(
      String words,
      @Nullable String language,
      Wanted wanted,
      Caller caller,
      @Nullable String cursor,
      int limit) {
    if (language != null && !List.of("de", "en").contains(language)) {
      throw new Problem.Invalid("language", "send de or en, or leave it out for both");
    }
    var from = Position.after(cursor);
    return pool.preparedQuery(FIND)
        .execute(parameters(caller, wanted, words, language, from.rank(), from.id(), limit + 1))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Search::hit).toList())
        .map(hits -> Page.of(hits, limit, Position::of));
  }

  private static Tuple parameters(Caller caller, Wanted wanted, @Nullable Object... more) {
    var values = new ArrayList<@Nullable Object>();
    values.add(caller.seesAll());
    values.add(caller.teamsArray());
    values.addAll(Arrays.asList(wanted.values()));
    values.addAll(Arrays.asList(more));
    return Tuple.from(values);
  }

  private static Hit hit(Row row) {
    return new Hit(
        row.getUUID("id"),
        Kind.fromString(row.getString("kind")),
        Cause.fromString(row.getString("cause")),
        CrisisCluster.fromString(row.getString("cluster")),
        Optional.ofNullable(row.getString("outcome")).map(Outcome::fromString).orElse(null),
        State.fromString(row.getString("state")),
        new Text(row.getString("title_de"), row.getString("title_en")),
        row.getString("language"),
        row.getDouble("rank"),
        Marked.of(row.getString("title")),
        Marked.of(row.getString("excerpt").strip()));
  }

  private static @Nullable UUID id(@Nullable String cursor) {
    try {
      return cursor == null ? null : UUID.fromString(Page.decode(cursor));
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }

  /** A place in what was found, best first; both null before the first page. */
  private record Position(@Nullable Double rank, @Nullable UUID id) {
    static String of(Hit last) {
      return last.rank() + "/" + last.id();
    }

    static Position after(@Nullable String cursor) {
      if (cursor == null) {
        return new Position(null, null);
      }
      try {
        var parts = Page.decode(cursor).split("/", 2);
        return new Position(Double.valueOf(parts[0]), UUID.fromString(parts[1]));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new Problem.Invalid(
            "cursor", "send the value of 'next' of the page before, unchanged");
      }
    }
  }
}
