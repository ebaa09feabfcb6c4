package io.sturmwarte.storm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The thresholds that a brand has of its own, named as in {@link Thresholds}; null as by default.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ThresholdRequest(
    @Nullable Integer fewAuthors,
    @Nullable Double risingExcess,
    @Nullable Double breezeExcess,
    @Nullable Integer breezePlatforms,
    @Nullable Duration breezeLasts,
    @Nullable Double windExcess,
    @Nullable Double windShare,
    @Nullable Integer windTagAuthors,
    @Nullable Double windTagShare,
    @Nullable Double windJoining,
    @Nullable Double stormShare,
    @Nullable Integer stormPlatforms,
    @Nullable Integer stormMedia,
    @Nullable Double hurricaneToxicShare,
    @Nullable Integer mediaFirst,
    @Nullable Integer mediaMany,
    @Nullable Integer mediaStorm,
    @Nullable Integer mediaTopStory) {}
