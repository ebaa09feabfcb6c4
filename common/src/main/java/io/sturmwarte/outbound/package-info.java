/**
 * The way out: calls to addresses that users can name. None of them reaches what is inside the
 * house, unless its operator has listed it.
 */
@NullMarked
package io.sturmwarte.outbound;

import org.jspecify.annotations.NullMarked;
