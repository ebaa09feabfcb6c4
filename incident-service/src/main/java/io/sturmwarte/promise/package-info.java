/**
 * What the house promises: calendars with their holidays, and the targets of each severity. A
 * change reaches every open incident at once, by {@link io.sturmwarte.promise.Replanning}.
 */
@NullMarked
package io.sturmwarte.promise;

import org.jspecify.annotations.NullMarked;
