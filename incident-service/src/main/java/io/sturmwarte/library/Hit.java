package io.sturmwarte.library;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a search has found.
 *
 * @param language where the words were found, {@code de} or {@code en}; title and excerpt are in it
 * @param rank above 0; comparable within one search only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hit(
    UUID id,
    Kind kind,
    Cause cause,
    CrisisCluster cluster,
    @Nullable Outcome outcome,
    State state,
    Text title,
    String language,
    double rank,
    Marked titleMarked,
    Marked excerpt) {}
