package io.sturmwarte.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.library.Entries.Origin;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Makes an entry of a finished review, once. */
@ApplicationScoped
class FromReview {
  private static final String REVIEW = "select * from review where id = $1";

  /**
   * Everybody who had to do with the incident, and everybody of its team, by name and login. The
   * words for roles are no names, though the users of the demonstration are called so.
   */
  private static final String PEOPLE =
      """
      with named as (
        select actor as name from timeline_entry where incident_id = $1
        union select owner from review where incident_id = $1
        union select reviewer from review where incident_id = $1
        union select name from person where team = $2
        union select login from person where team = $2)
      select coalesce(array_agg(distinct shown.name), '{}')
      from named left join person on person.login = named.name
        cross join lateral (values (named.name), (person.name)) as shown(name)
      where shown.name not in ('sturmwarte', 'monitoring', 'viewer', 'responder', 'lead', 'legal', 'trainer', 'admin',
        'service')
      """;

  private final Entries entries;
  private final Incidents incidents;
  private final Clock clock;
  private final ObjectMapper json;

  FromReview(Entries entries, Incidents incidents, Clock clock, ObjectMapper json) {
    this.entries = entries;
    this.incidents = incidents;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Throws {@link Problem.NotFound} also for another team's, and Conflict for an unfinished one.
   */
  Uni<Entry> make(SqlConnection tx, UUID reviewId, Caller caller) {
    return tx.preparedQuery(REVIEW)
        .execute(Tuple.of(reviewId))
        .map(rows -> finished(rows, reviewId, caller))
        .chain(
            review ->
                incidents
                    .read(tx, review.getUUID("incident_id"), caller)
                    .chain(incident -> make(tx, review, incident, caller)))
        .chain(() -> made(tx, reviewId));
  }

  private Uni<Void> make(SqlConnection tx, Row review, Incident incident, Caller caller) {
    var id = Generators.timeBasedEpochGenerator().generate();
    var origin = new Origin(review.getUUID("id"), incident.id);
    return people(tx, incident)
        .map(people -> retelling(review, incident, people))
        .map(retelling -> retelling.draft(caller.name(), today()))
        .chain(draft -> entries.insert(tx, id, incident.team, caller.name(), draft, origin));
  }

  private Retelling retelling(Row review, Incident incident, List<String> people) {
    return new Retelling(
        told(review),
        incident.title,
        incident.cause,
        incident.cluster(),
        new Pseudonyms(incident.brandName, people));
  }

  private Uni<Entry> made(SqlConnection tx, UUID reviewId) {
    return entries.find(tx, "where review_id = $1", Tuple.of(reviewId)).map(List::getFirst);
  }

  private static Uni<List<String>> people(SqlConnection tx, Incident incident) {
    return tx.preparedQuery(PEOPLE)
        .execute(Tuple.of(incident.id, incident.team))
        .map(rows -> List.of(rows.iterator().next().getArrayOfStrings(0)));
  }

  private static Row finished(RowSet<Row> rows, UUID id, Caller caller) {
    var review =
        StreamSupport.stream(rows.spliterator(), false)
            .filter(row -> caller.sees(row.getString("team")))
            .findFirst()
            .orElseThrow(() -> new Problem.NotFound("review", id));
    if (!review.getString("state").equals("REVIEWED")) {
      throw new Problem.Conflict(
          "Review is %s; approve it, then make an entry of it"
              .formatted(review.getString("state")));
    }
    return review;
  }

  private Told told(Row review) {
    try {
      return json.readValue(review.getJsonObject("content").encode(), Told.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }
}
