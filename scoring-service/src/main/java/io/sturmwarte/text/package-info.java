/**
 * From characters to features: {@link io.sturmwarte.text.Normaliser} cuts a text into tokens that
 * remember where they stood, {@link io.sturmwarte.text.Features} counts their n-grams, {@link
 * io.sturmwarte.text.TermList} finds phrases. Plain Java; the trainer and the scorer share it.
 */
@NullMarked
package io.sturmwarte.text;

import org.jspecify.annotations.NullMarked;
