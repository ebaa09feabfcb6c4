/** What runs by itself in every replica: the clock, the cycles, what wakes them. */
@NullMarked
package io.sturmwarte.engine;

import org.jspecify.annotations.NullMarked;
