package io.sturmwarte.review;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.IncidentState;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.incident.Severity;
import io.sturmwarte.incident.Text;
import io.sturmwarte.sla.ServiceCalendar;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the review of what was resolved, with an owner, a date and a draft. */
@ApplicationScoped
public class Opening implements Work {
  private static final int AT_ONCE = 20;

  private static final String WANTED =
      "where id in (select incident_id from review_wanted order by at limit $1) for update skip locked";

  private static final String TAKEN = "delete from review_wanted where incident_id = any($1)";

  private static final Caller NOBODY = new Caller(Changes.SYSTEM, Set.of("service"), Set.of());

  private final Pool pool;
  private final Incidents incidents;
  private final Reviews reviews;
  private final String language;
  private final ZoneId zone;

  Opening(
      Pool pool,
      Incidents incidents,
      Reviews reviews,
      @ConfigProperty(name = "sturmwarte.language", defaultValue = "de") String language,
      @ConfigProperty(name = "sturmwarte.zone", defaultValue = "Europe/Berlin") ZoneId zone) {
    this.pool = pool;
    this.incidents = incidents;
    this.reviews = reviews;
    this.language = language;
    this.zone = zone;
  }

  @Override
  public String name() {
    return "reviews";
  }

  @Override
  public String wokenBy() {
    return "review";
  }

  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::openWanted)
        .map(found -> found == 0 ? Duration.ofDays(1) : Duration.ZERO);
  }

  private Uni<Integer> openWanted(SqlConnection tx) {
    return incidents
        .find(tx, WANTED, Tuple.of(AT_ONCE))
        .call(found -> found.isEmpty() ? Uni.createFrom().voidItem() : open(tx, found))
        .map(List::size);
  }

  private Uni<Void> open(SqlConnection tx, List<Incident> wanted) {
    var changes = incidents.changes();
    var ids = wanted.stream().map(incident -> incident.id).toArray(UUID[]::new);
    return rules(tx)
        .chain(
            rules ->
                Multi.createFrom()
                    .iterable(wanted.stream().filter(it -> isDue(it, rules)).toList())
                    .onItem()
                    .transformToUniAndConcatenate(
                        it -> open(tx, it, rules, language, Changes.SYSTEM, changes))
                    .collect()
                    .last())
        .chain(() -> changes.write(tx))
        .chain(() -> tx.preparedQuery(TAKEN).execute(Tuple.of(ids)))
        .replaceWithVoid();
  }

  /** What was opened again meanwhile gets its review when it is resolved once more. */
  private static boolean isDue(Incident incident, Map<Severity, DueDate> rules) {
    return incident.state == IncidentState.RESOLVED
        && Objects.requireNonNull(rules.get(incident.severity)).days() != null;
  }

  /** In the transaction that holds the lock of the incident. */
  Uni<Void> open(
      SqlClient tx,
      Incident incident,
      Map<Severity, DueDate> rules,
      String inLanguage,
      String actor,
      Changes changes) {
    return Promises.load(tx)
        .chain(
            promises ->
                reviews
                    .incident(tx, incident.id, NOBODY)
                    .chain(
                        it ->
                            reviews
                                .chronicle(tx, incident.id)
                                .chain(
                                    chronicle ->
                                        insert(
                                            tx,
                                            incident,
                                            it,
                                            chronicle,
                                            promises,
                                            rules,
                                            inLanguage))))
        .invoke(isNew -> note(isNew, incident, actor, changes))
        .replaceWithVoid();
  }

  private Uni<Boolean> insert(
      SqlClient tx,
      Incident incident,
      ReviewedIncident it,
      Chronicle chronicle,
      Promises promises,
      Map<Severity, DueDate> rules,
      String inLanguage) {
    var rule = Objects.requireNonNull(rules.get(incident.severity));
    var office = promises.of(Severity.S3);
    var calendar = office.calendars().getOrDefault(office.hours(), ServiceCalendar.ALWAYS);
    var from = it.resolvedAt() == null ? incident.now : it.resolvedAt();
    var due = rule.of(from, calendar).orElse(null);
    return reviews.open(
        tx, it, due, incident.now, new Draft(it, chronicle, inLanguage, zone).content());
  }

  private static void note(boolean isNew, Incident incident, String actor, Changes changes) {
    if (isNew) {
      changes.entry(
          incident,
          "reviewOpened",
          actor,
          new Text("Nachbereitung eröffnet", "After-action review opened"),
          Map.of());
    }
  }

  Uni<Map<Severity, DueDate>> rules(SqlClient database) {
    return database
        .query("select * from review_rule")
        .execute()
        .map(
            rows -> {
              var rules = new EnumMap<Severity, DueDate>(Severity.class);
              rows.forEach(
                  row ->
                      rules.put(
                          Severity.valueOf(row.getString("severity")),
                          new DueDate(row.getInteger("days"), row.getBoolean("business_days"))));
              return rules;
            });
  }
}
