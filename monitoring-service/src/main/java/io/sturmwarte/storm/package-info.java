/**
 * How hard it blows: the storm level of a brand, 0 to 6, on a social and a media axis, with the
 * reasons in words and numbers. {@link io.sturmwarte.storm.Facts} are judged by {@link
 * io.sturmwarte.storm.LevelRules}; {@link io.sturmwarte.storm.Standing} lets the level rise and
 * fall slowly.
 */
@NullMarked
package io.sturmwarte.storm;

import org.jspecify.annotations.NullMarked;
