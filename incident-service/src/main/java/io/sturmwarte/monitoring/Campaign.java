package io.sturmwarte.monitoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How coordinated it looks what was said.
 *
 * @param verdict {@code TOO_FEW, ORGANIC, MIXED} or {@code COORDINATED}
 * @param share of the mentions that look coordinated, 0 to 1; null where there are too few to tell
 */
public record Campaign(
    Instant from, Instant to, String verdict, @Nullable Double share, List<Level.Reason> reasons) {}
