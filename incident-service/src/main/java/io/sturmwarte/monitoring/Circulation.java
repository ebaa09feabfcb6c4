package io.sturmwarte.monitoring;

import java.util.List;

/**
 * A mention and how far it has gone, as far as monitoring knows.
 *
 * @param copies texts that say nearly the same
 * @param copyReach people, summed over them
 * @param answers what answers it or passes it on
 * @param lastHour copies and answers of the last hour
 * @param hourBefore the same of the hour before that one
 */
public record Circulation(
    Mention mention,
    long copies,
    long copyReach,
    List<String> copyPlatforms,
    long answers,
    long lastHour,
    long hourBefore) {}
