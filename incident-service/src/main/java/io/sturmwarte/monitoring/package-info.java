/**
 * monitoring-service as this service asks it: {@link io.sturmwarte.monitoring.Monitoring} is the
 * door, and an {@link io.sturmwarte.monitoring.Answer} says also that there is none.
 */
@NullMarked
package io.sturmwarte.monitoring;

import org.jspecify.annotations.NullMarked;
