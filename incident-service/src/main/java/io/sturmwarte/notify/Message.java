package io.sturmwarte.notify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as people see it.
 *
 * @param target whom it is for
 * @param address masked for those who only look on
 * @param state pending, delivered or dead
 */
public record Message(
    UUID id,
    UUID incidentId,
    String team,
    String channel,
    String target,
    String address,
    int level,
    String subject,
    String body,
    Instant createdAt,
    String state,
    int attempts,
    @Nullable String lastError,
    @Nullable Instant finishedAt) {}
