/** What was counted, how much still waits, and what is usual. */
@NullMarked
package io.sturmwarte.counter;

import org.jspecify.annotations.NullMarked;
