package io.sturmwarte.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The rules of the brands: their own, and those for all that they have none of the same name for.
 */
@ApplicationScoped
public class Rules {
  private static final String OF_BRANDS =
      """
      select distinct on (b.id, r.name) b.id as brand, r.id, r.brand_id is null as inherited, r.body::text as body
      from unnest($1::uuid[]) as b (id) join rule r on r.brand_id = b.id or r.brand_id is null
      where r.body ->> 'until' is null or (r.body ->> 'until')::timestamptz > app_now()
      order by b.id, r.name, r.brand_id nulls last
      """;

  private static final String CREATE =
      """
      insert into rule (id, brand_id, name, body, created_by, changed_by) values ($1, $2, $3, $4::text::jsonb, $5, $5)
      on conflict (brand_id, name) do nothing
      """;

  /** What has ended leaves its name to others. */
  private static final String DROP_ENDED =
      "delete from rule where brand_id = $1 and (body ->> 'until')::timestamptz <= app_now()";

  private static final String SAME =
      "select id from rule where brand_id = $1 and name = $2 and body = $3::text::jsonb and created_by = $4";

  private static final String CHANGE =
      """
      update rule set name = $3, body = $4::text::jsonb, changed_by = $5, changed_at = app_now(),
        version = version + 1
      where id = $1 and brand_id = $2
        and not exists (select from rule other where other.brand_id = $2 and other.name = $3 and other.id <> $1)
      """;

  private static final String OWN = "select count(*) from rule where id = $1 and brand_id = $2";
  private static final String REMOVE = "delete from rule where id = $1 and brand_id = $2";

  private final Pool pool;
  private final ObjectMapper json;

  Rules(Pool pool, ObjectMapper json) {
    this.pool = pool;
    this.json = json;
  }

  /** The rules that hold for each of the brands, by their names, also those that are off. */
  public Uni<Map<UUID, List<Rule>>> of(SqlClient client, UUID[] brands) {
    return client.preparedQuery(OF_BRANDS).execute(Tuple.of((Object) brands)).map(this::byBrand);
  }

  public Uni<List<Rule>> of(UUID brandId) {
    return of(pool, new UUID[] {brandId}).map(rules -> rules.getOrDefault(brandId, List.of()));
  }

  Uni<Rule> create(Caller caller, UUID brandId, RuleRequest request) {
    var id = Generators.timeBasedEpochGenerator().generate();
    var body = write(request);
    return pool.preparedQuery(DROP_ENDED)
        .execute(Tuple.of(brandId))
        .chain(
            () ->
                pool.preparedQuery(CREATE)
                    .execute(Tuple.of(id, brandId, request.name(), body, caller.name())))
        .chain(
            done ->
                done.rowCount() == 0
                    ? same(caller, brandId, request, body)
                    : Uni.createFrom().item(id))
        .map(known -> Rule.of(known, false, request));
  }

  Uni<Rule> change(Caller caller, UUID brandId, UUID id, RuleRequest request) {
    return requireOwn(brandId, id)
        .chain(
            () ->
                pool.preparedQuery(CHANGE)
                    .execute(
                        Tuple.from(
                            new Object[] {
                              id, brandId, request.name(), write(request), caller.name()
                            })))
        .map(done -> written(done, id, request));
  }

  /** A caller that has had no answer asks once more, and gets the rule that it made. */
  private Uni<UUID> same(Caller caller, UUID brandId, RuleRequest request, String body) {
    return pool.preparedQuery(SAME)
        .execute(Tuple.of(brandId, request.name(), body, caller.name()))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw taken(request);
              }
              return rows.iterator().next().getUUID(0);
            });
  }

  Uni<Void> remove(UUID brandId, UUID id) {
    return requireOwn(brandId, id)
        .chain(() -> pool.preparedQuery(REMOVE).execute(Tuple.of(id, brandId)))
        .replaceWithVoid();
  }

  private Uni<Void> requireOwn(UUID brandId, UUID id) {
    return pool.preparedQuery(OWN)
        .execute(Tuple.of(id, brandId))
        .invoke(
            rows -> {
              if (rows.iterator().next().getLong(0) == 0) {
                throw new Problem.NotFound("rule of this brand's own with the id", id);
              }
            })
        .replaceWithVoid();
  }

  private static Rule written(RowSet<Row> done, UUID id, RuleRequest request) {
    if (done.rowCount() == 0) {
      throw taken(request);
    }
    return Rule.of(id, false, request);
  }

  private static Problem taken(RuleRequest request) {
    return new Problem.Conflict(
        "The brand has a rule with the name %s already; change that one".formatted(request.name()));
  }

  private Map<UUID, List<Rule>> byBrand(RowSet<Row> rows) {
    var rules = new HashMap<UUID, List<Rule>>();
    for (var row : rows) {
      rules
          .computeIfAbsent(row.getUUID("brand"), ignored -> new ArrayList<>())
          .add(
              Rule.of(row.getUUID("id"), row.getBoolean("inherited"), read(row.getString("body"))));
    }
    return rules;
  }

  private RuleRequest read(String body) {
    try {
      return json.readValue(body, RuleRequest.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String write(RuleRequest request) {
    try {
      return json.writeValueAsString(request);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
