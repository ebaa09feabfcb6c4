/**
 * How long what is written is kept: days of mentions end, those that belong to an incident stay
 * longer, counters stay for good.
 */
@NullMarked
package io.sturmwarte.retention;

import org.jspecify.annotations.NullMarked;
