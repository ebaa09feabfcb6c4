/** Bluesky, by the WebSocket of a Jetstream server. */
@NullMarked
package io.sturmwarte.source.bluesky;

import org.jspecify.annotations.NullMarked;
