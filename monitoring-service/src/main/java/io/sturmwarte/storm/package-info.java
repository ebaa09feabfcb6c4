/**
 * How hard it blows: the storm level of a brand, 0 to 6, on a social and a media axis, with the
 * reasons in words and numbers. {@link io.sturmwarte.storm.Facts} are judged by {@link
 * io.sturmwarte.storm.LevelRules} against {@link io.sturmwarte.storm.Thresholds}; {@link
 * io.sturmwarte.storm.Standing} lets the level rise and fall slowly; a {@link
 * io.sturmwarte.storm.LevelOverride} stands in its place while it holds.
 *
 * <p>The scale is that of Barbara Schwede and Daniel Graf, "Shitstorm-Skala: Wetterbericht für
 * Social Media" (2012). The numbers are ours.
 */
@NullMarked
package io.sturmwarte.storm;

import org.jspecify.annotations.NullMarked;
