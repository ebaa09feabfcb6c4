/**
 * Texts that say nearly the same as another: {@link io.sturmwarte.copy.Fingerprint} says how alike
 * two are, {@link io.sturmwarte.copy.Copies} finds the original among those of the last day.
 */
@NullMarked
package io.sturmwarte.copy;

import org.jspecify.annotations.NullMarked;
