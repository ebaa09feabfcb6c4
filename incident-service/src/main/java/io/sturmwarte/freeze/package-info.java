/**
 * The publishing freeze: while it holds, only those it names may speak in a brand's name. Switched
 * on by hand, or by a storm where the team's rule says so; it ends by itself. Other features ask
 * {@link io.sturmwarte.freeze.Freezes}, other systems the REST door.
 */
@NullMarked
package io.sturmwarte.freeze;

import org.jspecify.annotations.NullMarked;
