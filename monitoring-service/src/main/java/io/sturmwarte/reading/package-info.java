/**
 * How texts read: scoring-service as this service calls it. {@code Scorer} has texts read by a
 * stream call and says what became of each; {@code Exchange} is one such call, which sends only so
 * many texts ahead of their results; {@code io.sturmwarte.outbound.Circuit} keeps calls away while
 * nobody answers.
 */
@NullMarked
package io.sturmwarte.reading;

import org.jspecify.annotations.NullMarked;
