package io.sturmwarte.topic;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is criticised.
 *
 * @param share of all negatives
 * @param growth negatives in the later half of the time to those in the earlier; null without any
 *     in the earlier
 */
public record Topic(
    String label,
    List<String> terms,
    double share,
    int count,
    @Nullable Double growth,
    Instant firstAt,
    long topReach,
    List<UUID> exampleIds,
    List<String> examples) {}
