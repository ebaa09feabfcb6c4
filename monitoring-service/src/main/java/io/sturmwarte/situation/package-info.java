/** The picture at a glance: all brands of a team with their level, and the curve of one brand. */
@NullMarked
package io.sturmwarte.situation;

import org.jspecify.annotations.NullMarked;
