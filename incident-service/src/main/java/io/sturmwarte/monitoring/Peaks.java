package io.sturmwarte.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How high it went in a stretch of time: the worst hour of each kind.
 *
 * @param mentions in all of the stretch
 * @param mediaPerHour mentions in news, blogs and press
 * @param excess by how many standard deviations the negatives of the brand exceeded the usual
 * @param level the highest storm level of the brand
 * @param mentionIds those with most reach
 */
public record Peaks(
    Instant from,
    Instant to,
    long mentions,
    long negativesPerHour,
    long reachPerHour,
    long mediaPerHour,
    double excess,
    int level,
    List<UUID> mentionIds,
    List<UUID> mediaIds) {}
