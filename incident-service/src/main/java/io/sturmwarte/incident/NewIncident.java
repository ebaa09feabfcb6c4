package io.sturmwarte.incident;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an incident is opened with.
 *
 * @param topic what alerts are compared with to join it, and by which a worse one keeps others
 *     quiet; null where a person opens it without one
 * @param sole whether no other like it may be open on the topic, as for alerts
 * @param follows the earlier incident of which it is the return
 */
public record NewIncident(
    UUID id,
    UUID brandId,
    String brandName,
    String team,
    String title,
    @Nullable String topic,
    @Nullable Cause cause,
    Severity severity,
    boolean exercise,
    boolean sole,
    @Nullable UUID follows) {}
