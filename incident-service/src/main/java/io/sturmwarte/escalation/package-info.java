/**
 * Who is told, and when. {@link io.sturmwarte.escalation.Decision} says what a chain does next,
 * {@link io.sturmwarte.escalation.EscalationEngine} does it for all incidents that are due, {@link
 * io.sturmwarte.escalation.DeadlineWatch} watches the promises.
 */
@NullMarked
package io.sturmwarte.escalation;

import org.jspecify.annotations.NullMarked;
