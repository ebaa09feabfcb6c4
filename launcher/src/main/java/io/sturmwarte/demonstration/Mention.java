package io.sturmwarte.demonstration;

import java.time.Instant;

/** A mention as {@code POST /api/v1/mentions} takes it. */
record Mention(
    String source,
    String platform,
    String externalId,
    String author,
    int authorFollowers,
    Instant authorCreatedAt,
    String text,
    String language,
    Instant publishedAt,
    int reach,
    int engagement) {}
