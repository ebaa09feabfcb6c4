/** How a text feels about what it is about, as probabilities. */
@NullMarked
package io.sturmwarte.sentiment;

import org.jspecify.annotations.NullMarked;
