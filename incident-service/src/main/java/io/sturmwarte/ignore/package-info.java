/**
 * Not reacting as a decision: with a reason, an owner, an end and {@link
 * io.sturmwarte.ignore.Tripwires} that end it sooner. {@link io.sturmwarte.ignore.IgnoreWatch}
 * looks at what is said meanwhile.
 */
@NullMarked
package io.sturmwarte.ignore;

import org.jspecify.annotations.NullMarked;
