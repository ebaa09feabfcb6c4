/**
 * What monitoring tells us: alerts, which open or join an incident, and storm levels, which raise
 * it.
 */
@NullMarked
package io.sturmwarte.intake;

import org.jspecify.annotations.NullMarked;
