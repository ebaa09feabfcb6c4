package io.sturmwarte.template;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads templates and fills them. */
@ApplicationScoped
public class Templates {
  private static final String ONE =
      "select * from template where id = $1 and ($2 or team is null or team = any($3))";

  /** Throws {@link Problem.NotFound} also for what belongs to other teams. */
  public Uni<Template> read(SqlClient database, UUID id, Caller caller) {
    return find(database, ONE, Tuple.of(id, caller.seesAll(), caller.teamsArray()))
        .map(found -> first(found, id));
  }

  /**
   * The words in one language; what the incident knows need not be given.
   *
   * @param incident null where they are about none
   */
  public static String fill(
      Template template, String language, Map<String, String> values, @Nullable Incident incident) {
    if (template.retired()) {
      throw new Problem.Conflict("This template is retired; choose another");
    }
    var all = new HashMap<String, String>();
    if (incident != null) {
      all.put("brand", incident.brandName);
      all.put("incident", incident.number);
    }
    all.putAll(values);
    return Filling.fill(template.text().in(language), all);
  }

  Uni<List<Template>> find(SqlClient database, String sql, Tuple parameters) {
    return database
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Template::of).toList());
  }

  static Template first(List<Template> found, UUID id) {
    return found.stream().findFirst().orElseThrow(() -> new Problem.NotFound("template", id));
  }
}
