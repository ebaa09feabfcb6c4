/**
 * What keeps an alert from being told: silences that people set for a time, and inhibitions, by
 * which one alert makes another needless. The decision is plain Java; what a silence's state is
 * follows from the time.
 */
@NullMarked
package io.sturmwarte.silence;

import org.jspecify.annotations.NullMarked;
