package io.sturmwarte.storm;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mention that carries a level.
 *
 * @param reasons the codes of those that it carries
 */
record Carrier(
    UUID id,
    String platform,
    @Nullable String url,
    String text,
    Instant publishedAt,
    long reach,
    List<String> reasons) {}
