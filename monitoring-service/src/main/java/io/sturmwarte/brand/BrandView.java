package io.sturmwarte.brand;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A brand as it is shown. */
record BrandView(
    UUID id,
    String name,
    String team,
    List<String> languages,
    List<String> handles,
    Instant createdAt,
    int version) {
  static BrandView of(Brand brand) {
    return new BrandView(
        brand.id,
        brand.name,
        brand.team,
        List.of(brand.languages),
        List.of(brand.handles),
        brand.createdAt,
        brand.version);
  }
}
