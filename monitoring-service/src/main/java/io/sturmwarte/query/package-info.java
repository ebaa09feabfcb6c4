/**
 * The language of saved searches. {@link io.sturmwarte.query.QueryParser} reads an expression,
 * {@link io.sturmwarte.query.Expression} decides on a {@link io.sturmwarte.query.Post}, and {@link
 * io.sturmwarte.query.Matcher} asks only those expressions of which an anchor occurs. How words are
 * compared stands in {@link io.sturmwarte.query.Folding} and {@link
 * io.sturmwarte.query.Inflection}.
 */
@NullMarked
package io.sturmwarte.query;

import org.jspecify.annotations.NullMarked;
