package io.sturmwarte.mention;

import java.util.List;

/**
 * A mention and how far it has gone, as far as is known here.
 *
 * @param copies texts that say nearly the same, of the day before the mention and since
 * @param copyPlatforms where they are
 * @param answers what answers it or passes it on
 * @param lastHour copies and answers of the last hour
 * @param hourBefore the same of the hour before that one
 */
record Circulation(
    MentionView mention,
    long copies,
    long copyReach,
    List<String> copyPlatforms,
    long answers,
    long lastHour,
    long hourBefore) {}
