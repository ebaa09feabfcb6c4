/**
 * What an incident comes to in figures. {@link io.sturmwarte.measure.Curve}, {@link
 * io.sturmwarte.measure.Baseline}, {@link io.sturmwarte.measure.Onset} and {@link
 * io.sturmwarte.measure.Effect} are the rules, plain arithmetic on points and instants; {@link
 * io.sturmwarte.measure.Measures} brings them what they need and keeps what came out.
 */
@NullMarked
package io.sturmwarte.measure;

import org.jspecify.annotations.NullMarked;
