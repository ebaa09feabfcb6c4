/** What happened in an exercise, what was expected, and what to practise next. */
@NullMarked
package io.sturmwarte.debrief;

import org.jspecify.annotations.NullMarked;
