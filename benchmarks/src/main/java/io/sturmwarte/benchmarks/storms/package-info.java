/**
 * The storm decision on generated brands whose storms are known: {@link
 * io.sturmwarte.benchmarks.storms.Storms} is the command.
 */
@NullMarked
package io.sturmwarte.benchmarks.storms;

import org.jspecify.annotations.NullMarked;
