package io.sturmwarte.brand;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.query.Expression;
import io.sturmwarte.query.QueryError;
import io.sturmwarte.query.QueryParser;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A saved search that finds mentions of a brand. */
@Entity
public class BrandQuery extends PanacheEntityBase {
  @Id public UUID id;
  public UUID brandId;
  public String name;
  public String expression;
  public Instant createdAt;
  @Version public int version;

  /** A query as it is sent to us. */
  record Request(
      @Nullable UUID id,
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 4_000) String expression) {}

  /** A query as it is shown. */
  record View(UUID id, UUID brandId, String name, String expression) {
    static View of(BrandQuery query) {
      return new View(query.id, query.brandId, query.name, query.expression);
    }
  }

  static BrandQuery of(UUID id, UUID brandId, Request request, Instant now) {
    var query = new BrandQuery();
    query.id = id;
    query.brandId = brandId;
    query.createdAt = now;
    query.take(request);
    return query;
  }

  void take(Request request) {
    read(request.expression());
    name = request.name();
    expression = request.expression();
  }

  /** Fails with the column where it cannot be read. */
  static Expression read(String expression) {
    try {
      return QueryParser.parse(expression);
    } catch (QueryError error) {
      throw new Problem.Invalid("expression", error.column(), error.reason());
    }
  }

  boolean says(UUID brand, Request request) {
    return brandId.equals(brand)
        && name.equals(request.name())
        && expression.equals(request.expression());
  }

  static Uni<List<BrandQuery>> of(UUID brandId) {
    return BrandQuery.list("brandId = ?1 order by createdAt, id", brandId);
  }

  static Uni<BrandQuery> byId(UUID brandId, UUID id) {
    return BrandQuery.<BrandQuery>find("brandId = ?1 and id = ?2", brandId, id)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> new Problem.NotFound("query", id));
  }
}
