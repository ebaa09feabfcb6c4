package io.sturmwarte.response;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A response as the outside sees it.
 *
 * @param draft version of the text, from 1
 * @param review null while nobody has read this version
 * @param needs whose approval was asked for, and why
 * @param missing whose approval it still lacks
 * @param responseTime from the mention to the answer
 * @param wentWell why it can be pointed to; null where nobody said so
 * @param steps that are open now
 */
public record ResponseView(
    UUID id,
    UUID incidentId,
    String team,
    Kind kind,
    @Nullable UUID mentionId,
    @Nullable Snapshot mention,
    String platform,
    String language,
    @Nullable String strategy,
    ResponseState state,
    String text,
    int draft,
    String author,
    boolean preApproved,
    @Nullable Review review,
    List<Need> needs,
    Set<Need.By> missing,
    @Nullable Instant publishedAt,
    @Nullable String publishedBy,
    @Nullable String publishedHow,
    @Nullable String url,
    @Nullable Duration responseTime,
    @Nullable String wentWell,
    Instant createdAt,
    int version,
    List<Step> steps) {
  static ResponseView of(Response it) {
    var out = it.publication;
    return new ResponseView(
        it.id,
        it.incidentId,
        it.team,
        it.kind,
        it.mentionId,
        it.mention,
        it.platform,
        it.language,
        it.strategy,
        it.state,
        it.text,
        it.draft,
        it.author,
        it.preApproved,
        it.review,
        it.needs,
        it.missing(),
        out == null ? null : out.at(),
        out == null ? null : out.by(),
        out == null ? null : out.how(),
        out == null ? null : out.url(),
        it.responseTime(),
        it.wentWell,
        it.createdAt,
        it.version,
        it.state.steps());
  }
}
