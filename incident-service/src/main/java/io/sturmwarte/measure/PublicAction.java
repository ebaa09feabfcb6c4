package io.sturmwarte.measure;

import io.sturmwarte.incident.Text;
import java.time.Instant;

/**
 * Something the public could see us do.
 *
 * @param position in the timeline
 * @param kind as on the timeline
 */
public record PublicAction(int position, Instant at, String kind, String actor, Text text) {}
