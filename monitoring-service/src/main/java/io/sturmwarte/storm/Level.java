package io.sturmwarte.storm;

import java.time.Instant;
import java.util.List;

/** The storm level of a brand as it is shown. */
public record Level(
    int level, int social, int media, Instant since, Instant evaluatedAt, List<Reason> reasons) {}
