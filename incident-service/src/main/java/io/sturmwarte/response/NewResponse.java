package io.sturmwarte.response;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a response is begun with.
 *
 * @param mentionId what it answers; null for words to the public
 */
record NewResponse(
    UUID id,
    Kind kind,
    @Nullable UUID mentionId,
    @Nullable Snapshot mention,
    String platform,
    String language,
    @Nullable String strategy,
    String text,
    boolean preApproved) {}
