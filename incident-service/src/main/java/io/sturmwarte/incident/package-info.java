/**
 * The incident: its states and moves, its deadlines, its append-only timeline, and the door to
 * them. Every change happens under the lock of the incident's row and leaves through {@link
 * io.sturmwarte.incident.Changes}.
 */
@NullMarked
package io.sturmwarte.incident;

import org.jspecify.annotations.NullMarked;
