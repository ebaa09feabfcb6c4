package io.sturmwarte.topic;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is criticised.
 *
 * @param key the same as long as the topic is talked of, whatever word leads it
 * @param share of all negatives
 * @param count its negatives, copies among them
 * @param texts how many different texts these are
 * @param growth its negatives to those that it had in the equal time before; null where it is new
 * @param firstId its first mention, in the time looked at
 * @param topId the one with most reach
 * @param exampleIds different texts, those with most reach first
 * @param exampleCopies how often each of the examples was written
 */
public record Topic(
    String key,
    String label,
    List<String> terms,
    double share,
    int count,
    int texts,
    @Nullable Double growth,
    Instant firstAt,
    UUID firstId,
    long topReach,
    UUID topId,
    List<UUID> exampleIds,
    List<String> examples,
    List<Integer> exampleCopies) {}
