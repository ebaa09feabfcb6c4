/**
 * The way out: calls to addresses that users can name, of which none reaches what is inside the
 * house unless its operator has listed it; and a circuit that keeps calls away from whom does not
 * answer.
 */
@NullMarked
package io.sturmwarte.outbound;

import org.jspecify.annotations.NullMarked;
