/**
 * The vault: what was said as it was then, sealed, chained and only added to, with a log of who has
 * looked at it and why.
 */
@NullMarked
package io.sturmwarte.evidence;

import org.jspecify.annotations.NullMarked;
