package io.sturmwarte.alert;

import io.sturmwarte.storm.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is shown.
 *
 * @param kind {@code alert}, or {@code watch} for what is viral and not clearly negative
 * @param delivery to incident-service: {@code pending}, {@code delivered} or {@code dead}
 */
public record Alert(
    UUID id,
    UUID brandId,
    String team,
    String kind,
    @Nullable String topic,
    int level,
    double score,
    List<Reason> reasons,
    List<UUID> mentionIds,
    Instant raisedAt,
    boolean exercise,
    String delivery,
    @Nullable UUID incidentId) {}
