package io.sturmwarte.notify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as people see it.
 *
 * @param target whom it is for
 * @param address masked for those who only look on
 * @param kind page, level-2, reminder, bundle, …
 * @param personId null where it went to a fixed address
 * @param bundleId the message that it went out as a part of
 * @param dueAt when it is to go, or to be tried again
 * @param state waiting, pending, delivered, dead, cancelled or bundled
 */
public record Message(
    UUID id,
    @Nullable UUID incidentId,
    String team,
    String kind,
    @Nullable UUID personId,
    @Nullable UUID bundleId,
    String channel,
    String target,
    String address,
    int level,
    String subject,
    String body,
    Instant createdAt,
    Instant dueAt,
    String state,
    int attempts,
    @Nullable String lastError,
    @Nullable Instant finishedAt) {}
