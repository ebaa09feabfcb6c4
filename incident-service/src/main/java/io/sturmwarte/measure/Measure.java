package io.sturmwarte.measure;

import io.sturmwarte.incident.Text;
import org.jspecify.annotations.Nullable;

/**
 * One figure with what it means.
 *
 * @param missing why there is no value; null where there is one
 */
public record Measure(
    String id,
    Text name,
    Text definition,
    Definition.Unit unit,
    @Nullable Double value,
    @Nullable Text missing) {}
