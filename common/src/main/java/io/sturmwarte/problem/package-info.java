/** Errors as a caller sees them: RFC 9457 problem details that say what to do. */
@NullMarked
package io.sturmwarte.problem;

import org.jspecify.annotations.NullMarked;
