/**
 * What lies behind the criticism, what its author wants, and how much of both matters. {@link
 * io.sturmwarte.crisis.Signs} are what the model found; urgency is a sum of points that stand in
 * {@code resources/crisis/weights.properties}, risk a learned probability, and both show their
 * parts.
 */
@NullMarked
package io.sturmwarte.crisis;

import org.jspecify.annotations.NullMarked;
