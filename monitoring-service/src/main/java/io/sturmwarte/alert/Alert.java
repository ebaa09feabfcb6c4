package io.sturmwarte.alert;

import io.sturmwarte.rule.Category;
import io.sturmwarte.silence.Suppression;
import io.sturmwarte.storm.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is shown.
 *
 * @param kind {@code alert}, or {@code watch} for what is viral and not clearly negative
 * @param ruleId the rule that was crossed; null for the detector
 * @param excess by how many standard deviations the negatives of the hour exceeded what is usual
 * @param open whether its rule was seen crossed just now
 * @param suppressedBy what keeps it from being told; empty where nothing does
 * @param timesTold how often it was told to incident-service, repeats included
 * @param delivery of the last message to incident-service: {@code pending}, {@code delivered},
 *     {@code dead}, or {@code suppressed} where there is none
 * @param languageCue how people wrote then; null for what was raised before it was recorded
 */
public record Alert(
    UUID id,
    UUID brandId,
    String team,
    String kind,
    @Nullable UUID ruleId,
    String rule,
    String ruleKind,
    Category category,
    @Nullable String platform,
    @Nullable String topic,
    @Nullable UUID groupId,
    int level,
    double score,
    double excess,
    List<Reason> reasons,
    List<UUID> mentionIds,
    Instant raisedAt,
    Instant lastSeenAt,
    boolean open,
    boolean exercise,
    List<Suppression> suppressedBy,
    int timesTold,
    String delivery,
    @Nullable UUID incidentId,
    Feedback.Counts feedback,
    @Nullable LanguageCue languageCue) {}
