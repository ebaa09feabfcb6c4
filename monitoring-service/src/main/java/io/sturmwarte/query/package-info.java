/**
 * The language of saved searches: {@link io.sturmwarte.query.QueryParser} reads an expression,
 * {@link io.sturmwarte.query.Expression} decides on a {@link io.sturmwarte.query.Words}, and {@link
 * io.sturmwarte.query.Matcher} asks only those expressions of which a word occurs.
 */
@NullMarked
package io.sturmwarte.query;

import org.jspecify.annotations.NullMarked;
