/**
 * Hiding or removing what others have written, with caution: {@link io.sturmwarte.deletion.Ruling}
 * says what may be done at all, {@link io.sturmwarte.deletion.Backlash} what it may stir up, a
 * second person decides, and {@link io.sturmwarte.deletion.DeletionWatch} looks out for a day for
 * those who write about it.
 */
@NullMarked
package io.sturmwarte.deletion;

import org.jspecify.annotations.NullMarked;
