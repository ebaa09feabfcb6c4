package io.sturmwarte.incident;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an incident is opened with.
 *
 * @param topic what alerts are compared with to join it; null where a person opens it
 */
public record NewIncident(
    UUID id,
    UUID brandId,
    String brandName,
    String team,
    String title,
    @Nullable String topic,
    @Nullable String cause,
    Severity severity,
    boolean exercise) {}
