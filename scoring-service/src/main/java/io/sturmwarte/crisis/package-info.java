/**
 * What lies behind the criticism, what its author wants, and how much of both matters: term lists
 * and weights that show themselves. The lists stand in {@code resources/crisis}.
 */
@NullMarked
package io.sturmwarte.crisis;

import org.jspecify.annotations.NullMarked;
