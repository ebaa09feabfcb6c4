package io.sturmwarte.notify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one target is to be told about an incident.
 *
 * @param key names this message once and for all, so that it is never written twice
 * @param stormLevel 0-6
 * @param level of the escalation step: 1 in-house, 2 outside help
 */
public record Notice(
    String key,
    UUID incidentId,
    String number,
    String team,
    String brandName,
    String title,
    String severity,
    int stormLevel,
    List<String> reasons,
    boolean exercise,
    Instant openedAt,
    String channel,
    String target,
    String address,
    String language,
    int level) {}
