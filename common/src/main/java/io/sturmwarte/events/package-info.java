/** What happened, live: server-sent events that a reconnecting client resumes without a gap. */
@NullMarked
package io.sturmwarte.events;

import org.jspecify.annotations.NullMarked;
