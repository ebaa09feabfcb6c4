package io.sturmwarte.brand;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A brand that a team watches. */
@Entity
public class Brand extends PanacheEntityBase {
  @Id public UUID id;
  public String name;
  public String team;
  public String[] languages;
  public String[] handles;
  public Instant createdAt;
  @Version public int version;

  static Brand of(UUID id, BrandRequest request, Instant now) {
    var brand = new Brand();
    brand.id = id;
    brand.createdAt = now;
    brand.take(request);
    return brand;
  }

  void take(BrandRequest request) {
    name = request.name();
    team = request.team();
    languages = request.languages().toArray(String[]::new);
    handles = request.handles().toArray(String[]::new);
  }

  boolean says(BrandRequest request) {
    return name.equals(request.name())
        && team.equals(request.team())
        && List.of(languages).equals(request.languages())
        && List.of(handles).equals(request.handles());
  }

  /** The brand, if the caller may see it; fails as if there were none otherwise. */
  public static Uni<Brand> byId(UUID id, Caller caller) {
    return Brand.<Brand>findById(id)
        .map(brand -> brand != null && caller.sees(brand.team) ? brand : null)
        .onItem()
        .ifNull()
        .failWith(() -> new Problem.NotFound("brand", id));
  }

  static Uni<List<Brand>> all(Caller caller) {
    return caller.seesAll()
        ? Brand.list("order by name, id")
        : Brand.list("team in ?1 order by name, id", caller.teams());
  }
}
