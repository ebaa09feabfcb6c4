package io.sturmwarte.notify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The incident that a notice is about, as it is when the notice is written.
 *
 * @param severity S1-S4
 * @param stormLevel 0-6
 * @param reasons why it is so bad
 */
public record About(
    UUID incidentId,
    String number,
    String brandName,
    String title,
    String severity,
    int stormLevel,
    List<Phrase> reasons,
    boolean exercise,
    Instant openedAt) {}
