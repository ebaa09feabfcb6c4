/**
 * What the services' tests share: a real PostgreSQL, the rules of the architecture, the clock to
 * move by hand.
 */
@NullMarked
package io.sturmwarte.testing;

import org.jspecify.annotations.NullMarked;
