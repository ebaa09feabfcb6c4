package io.sturmwarte.library;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that is like an incident.
 *
 * @param score 0-1
 * @param reasons why it is suggested
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestion(
    UUID id,
    Kind kind,
    Cause cause,
    CrisisCluster cluster,
    @Nullable Outcome outcome,
    Text title,
    Text summary,
    double score,
    List<Text> reasons) {}
