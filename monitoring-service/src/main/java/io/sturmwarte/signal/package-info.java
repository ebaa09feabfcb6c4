/**
 * The detector of the early warning, in plain Java: {@link io.sturmwarte.signal.Detector} says how
 * unusual a count is, {@link io.sturmwarte.signal.ShareTest} how unusual a share; {@link
 * io.sturmwarte.signal.BrandSignals} makes an alert or a watch of them. A fixed amount of memory
 * for each brand, one update for each bin of five minutes of event time, only past data.
 */
@NullMarked
package io.sturmwarte.signal;

import org.jspecify.annotations.NullMarked;
