/**
 * How the crowd feels: a self-exciting process, moved by what players do. The same seed, the same
 * storm.
 */
@NullMarked
package io.sturmwarte.crowd;

import org.jspecify.annotations.NullMarked;
